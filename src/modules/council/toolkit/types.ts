export type { ShownCount } from "#kernel/disclosure.ts";
export * from "./encounters/types.ts";
export * from "./evaluation/types.ts";
export * from "./figures/types.ts";
export * from "./visits/types.ts";
