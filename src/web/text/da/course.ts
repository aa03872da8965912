/** Forløb: the course page and what can be done from it. */
export const course = { title: "Forløb" };
