/** Stigen: what has passed its time. */
export const ladder = { title: "Stigen" };
