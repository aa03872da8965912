import type { table as da } from "../da/table.ts";

export const table: typeof da = { title: "Joint table" };
