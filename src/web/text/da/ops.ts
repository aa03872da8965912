/** Drift: how the house is doing. */
export const ops = { title: "Drift" };
