import { type Block, blocksOf, type MinutesDocument } from "./blocks.ts";

/** A document as one HTML file that needs nothing else: to keep, send or print. */
export function minutesHtml(document: MinutesDocument): string {
  const blocks = blocksOf(document);
  const title = safeTitle(blocks.find(({ block }) => block === "title"));
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 11pt/1.5 "IBM Plex Sans", Arial, sans-serif; color: #1a1a1a; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 18pt; } h2 { font-size: 14pt; margin-top: 2.5rem; border-bottom: 1px solid #888; } h3 { font-size: 11pt; margin-bottom: 0; }
.words { white-space: pre-wrap; margin-top: 0.3rem; overflow-wrap: anywhere; } .line { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }
@media print { body { margin: 0; max-width: none; } h2 { break-before: page; } h2, h3 { break-after: avoid; } }
</style>
</head>
<body>
${blocks.map(html).join("\n")}
</body>
</html>
`;
}

function html(block: Block): string {
  switch (block.block) {
    case "title":
      return `<h1>${safe(block.words)}</h1>`;
    case "note":
      return `<p><strong>${safe(block.words)}</strong></p>`;
    case "field":
      return `<dl><dt>${safe(block.label)}</dt><dd>${safe(block.words)}</dd></dl>`;
    case "contents":
      return `<ol>${block.titles.map((title, i) => `<li><a href="#punkt-${i + 1}">${safe(title)}</a></li>`).join("")}</ol>`;
    case "item":
      return `<h2 id="punkt-${block.place}">${safe(block.words)}</h2>`;
    case "aside":
    case "line":
      return `<p class="line">${safe(block.words)}</p>`;
    case "heading":
      return `<h3>${safe(block.words)}</h3>`;
    case "words":
      return `<p class="words">${safe(block.words)}</p>`;
    case "link":
      return `<p class="line"><a href="${safe(block.link)}">${safe(block.words)}</a></p>`;
  }
}

const safeTitle = (block: Block | undefined): string => (block && "words" in block ? safe(block.words) : "");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const safe = (words: string): string => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
