import { encodingOf } from "../csv/encoding.ts";
import { type DocumentText, pdfText } from "./pdf.ts";

/** Longer is no minutes. */
const LARGEST = 50 * 2 ** 20;

/** The text of a document, be it a PDF with text in it or text in whatever encoding. */
export async function documentText(bytes: Uint8Array): Promise<DocumentText> {
  if (bytes.length > LARGEST) return { ok: false, why: "tooLong" };
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
  const found: DocumentText = isPdf ? await pdfText(bytes) : { ok: true, text: textOf(bytes) };
  // What no database keeps, and nobody sees.
  return found.ok ? { ok: true, text: found.text.replaceAll("\0", "").toWellFormed() } : found;
}

function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return (encoding === "windows-1252" ? mostlyUtf8(bytes) : null) ?? new TextDecoder(encoding).decode(bytes);
}

const SIGN = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/**
 * UTF-8 into which a few signs of Windows-1252 were pasted: each is read as what it is, so that one of them does not spoil every other letter.
 * Null where there is more of those: then it is no UTF-8.
 */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let [whole, alone] = [0, 0];
  const alike = new TextDecoder("windows-1252");
  const text = raw.replace(SIGN, (sign) => {
    if (sign.length > 1) whole += 1;
    else alone += 1;
    const own = Buffer.from(sign, "latin1");
    return sign.length > 1 ? own.toString("utf8") : alike.decode(own);
  });
  return whole > alone ? text : null;
}
