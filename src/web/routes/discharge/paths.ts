import type { LineKind } from "#modules/discharge/index.ts";

/** Addresses of coming in and leaving. Identifiers and codes only: nothing about a citizen stands in an address. */

const said = (done?: string): string => (done ? `?gjort=${done}` : "");

export const arrivalPath = (leavingId: string, done?: string): string =>
  `/indlaeggelse/${leavingId}${said(done)}`;
export const leavingPath = (leavingId: string, done?: string): string =>
  `/udskrivning/${leavingId}${said(done)}`;
/** One line of it, on a page of its own. */
export const linePath = (leavingId: string, kind: LineKind): string =>
  `${leavingPath(leavingId)}?linje=${kind}`;
/** Where the line stands among the others. */
export const lineAnchor = (kind: LineKind): string => `linje-${kind}`;
export const sheetPath = (leavingId: string): string => `${leavingPath(leavingId)}/ark`;
export const handoverPath = (leavingId: string): string => `${leavingPath(leavingId)}/overlevering`;
