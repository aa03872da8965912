/** Fælles bord: the joint table. */
export const table = { title: "Fælles bord" };
