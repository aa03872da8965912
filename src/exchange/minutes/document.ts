import { encodingOf } from "../csv/encoding.ts";
import { type DocumentText, pdfText } from "./pdf.ts";

/** Longer is no minutes. */
const LARGEST = 50 * 2 ** 20;

/** The text of a document, be it a PDF with text in it or text in whatever encoding. */
export async function documentText(bytes: Uint8Array): Promise<DocumentText> {
  if (bytes.length > LARGEST) return { ok: false, why: "tooLong" };
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-") return pdfText(bytes);
  return { ok: true, text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
}
