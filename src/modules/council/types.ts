export * from "./bodies/types.ts";
export * from "./bodyRules/types.ts";
export * from "./living/types.ts";
export * from "./meetings/types.ts";
export * from "./members/types.ts";
export * from "./site/types.ts";
export * from "./recommendations/types.ts";
