import type { catalogue as da } from "../da/catalogue.ts";

export const catalogue: typeof da = { title: "Word list" };
