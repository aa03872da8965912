/** In characters of base64: a certificate, a signature and some hundred roles are a tenth of it. */
const LONGEST = 200_000;
const DEEPEST = 40;
const MOST_ELEMENTS = 4_000;
const LONGEST_TAG = 4_000;

const ALGORITHMS = new Set([
  "http://www.w3.org/2001/10/xml-exc-c14n#",
  "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
  "http://www.w3.org/2001/04/xmlenc#sha256",
  "http://www.w3.org/2001/04/xmlenc#sha512",
]);

/**
 * Whether a response's text may be read at all, before anything parses it: XML readers have disagreed on what was signed
 * over comments, CDATA, entities and document types, and some take a minute over a page of open elements. Not too long,
 * none of those, elements that close and do not go on for ever, and no algorithm but those we know (SHA-1 is not among
 * them). Pure, and done in one walk over the text.
 */
export function isPlain(base64: string): boolean {
  if (base64.length === 0 || base64.length > LONGEST) return false;
  const xml = Buffer.from(base64, "base64").toString("utf8");
  return !/<!|<\?(?!xml\s)/.test(xml) && hasPlainElements(xml) && hasKnownAlgorithms(xml);
}

/** One tag: its attributes' values may hold ">" but never "<". */
const TAG = /<(\/?)[^\s/>"'<]+(?:"[^"<]*"|'[^'<]*'|[^"'<>])*>/y;

function hasPlainElements(xml: string): boolean {
  let [depth, elements] = [0, 0];
  const start = /^\s*<\?xml\s[^<>]*\?>/.exec(xml)?.[0].length ?? 0;
  for (let at = xml.indexOf("<", start); at >= 0; at = xml.indexOf("<", TAG.lastIndex)) {
    TAG.lastIndex = at;
    const tag = TAG.exec(xml);
    if (tag === null || tag[0].length > LONGEST_TAG) return false;
    if (tag[1] === "/") depth -= 1;
    else if (!tag[0].endsWith("/>")) depth += 1;
    elements += 1;
    if (depth < 0 || depth > DEEPEST || elements > 2 * MOST_ELEMENTS) return false;
  }
  return elements > 0 && depth === 0;
}

/** A name cannot be spelt with entities, so this finds whatever is an algorithm; its value must be one, letter by letter. */
const hasKnownAlgorithms = (xml: string): boolean =>
  [...xml.matchAll(/\bAlgorithm\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].every(([, a, b]) =>
    ALGORITHMS.has(a ?? b ?? ""),
  );
