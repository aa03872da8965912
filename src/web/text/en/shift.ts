import type { shift as da } from "../da/shift.ts";

export const shift: typeof da = { title: "My shift" };
