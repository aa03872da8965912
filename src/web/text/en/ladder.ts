import type { ladder as da } from "../da/ladder.ts";

export const ladder: typeof da = { title: "The ladder" };
