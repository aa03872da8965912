/** Svar: answering what others ask. */
export const answer = { title: "Svar" };
