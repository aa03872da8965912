import { minutesPath } from "./paths.ts";

/** Addresses of a meeting's own pages, for those who sit in its body. */
interface At {
  readonly slug: string;
  readonly day: string;
  readonly start: string | null;
}

export const publicPath = ({ slug, day, start }: At): string => minutesPath(slug, day, start);
export const meetingPath = (at: At): string => `${publicPath(at)}/moede`;
export const agendaPath = (at: At): string => `${publicPath(at)}/dagsorden`;
export const itemPath = (at: At, itemId: string): string => `${agendaPath(at)}/${itemId}`;
export const attendancePath = (at: At): string => `${publicPath(at)}/fremmoede`;
export const writePath = (at: At): string => `${publicPath(at)}/skriv`;

/** Asked for after the question mark by those who sit in the body: a document with its closed items. */
export const WHOLE = "alt=ja";
