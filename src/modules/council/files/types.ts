/** Files that are annexes of an item (H2). */

/** The largest that is taken, in bytes. */
export const MOST_FILE: number = 10 * 1024 * 1024;

/** What a file is, by its first bytes. */
export type FileKind = "pdf" | "docx" | "png" | "jpg" | "txt";

/** A file as it is handed over. */
export interface HeldFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
