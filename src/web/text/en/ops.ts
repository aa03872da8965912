import type { ops as da } from "../da/ops.ts";

export const ops: typeof da = { title: "Operations" };
