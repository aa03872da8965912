/** Nogen står her: opening a course, a short contact, turned away at the door. */
export const start = { title: "Nogen står her" };
