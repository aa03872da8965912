/** Words for coded things: kinds of need, urgencies, reasons. */
export const catalogue = { title: "Ordliste" };
