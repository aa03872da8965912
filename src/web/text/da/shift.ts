/** Min vagt: the front-line home. */
export const shift = { title: "Min vagt" };
