import type { answer as da } from "../da/answer.ts";

export const answer: typeof da = { title: "Answer" };
