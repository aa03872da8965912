/** Tables as other programs read them. */

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets do not show; and so
 * does one that would be taken for such a cell, so that it can be told apart on the way back. `plainCell` undoes it.
 */
export const guardedCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const plainCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** One line of a table. */
export const csvLine = (cells: readonly string[], delimiter: "," | ";"): string =>
  `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The mark that tells a Danish Excel that it is UTF-8. */
export const BOM = "\uFEFF";
