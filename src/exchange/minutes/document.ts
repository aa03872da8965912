import { encodingOf } from "../csv/encoding.ts";
import { type DocumentText, pdfText } from "./pdf.ts";

/** Longer is no minutes. */
const LARGEST = 50 * 2 ** 20;

/** The text of a document, be it a PDF with text in it or text in whatever encoding. */
export async function documentText(bytes: Uint8Array): Promise<DocumentText> {
  if (bytes.length > LARGEST) return { ok: false, why: "tooLong" };
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
  const found: DocumentText = isPdf
    ? await pdfText(bytes)
    : { ok: true, text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
  // What no database keeps, and nobody sees.
  return found.ok ? { ok: true, text: found.text.replaceAll("\0", "").toWellFormed() } : found;
}
