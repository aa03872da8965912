export * from "./bodies/types.ts";
export * from "./meetings/types.ts";
