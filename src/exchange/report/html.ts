import { REASONS } from "./leftOut.ts";
import type { Fact, Report, Section } from "./present.ts";
import type { ReportWords } from "./words/da.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Free text becomes text: no markup in it is markup. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const style = `
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
h1 { font-size: 2rem; line-height: 1.2 } h2 { margin-top: 3rem; border-bottom: 2px solid } h3 { margin: 1.5rem 0 0; font-size: 1.125rem }
dl { margin: .5rem 0 1.5rem } dt { font-weight: 700; margin-top: .5rem } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid }
@media print { h2, h3 { break-after: avoid } dl, tr { break-inside: avoid } }`;

const facts = (list: readonly Fact[]): string =>
  `<dl>${list.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join("\n")}</dl>`;

const section = ({ title, records }: Section, words: ReportWords): string =>
  [
    `<section><h2>${escaped(title)}</h2>`,
    records.length === 0 ? `<p>${escaped(words.nothing)}</p>` : "",
    ...records.map((record, index) =>
      records.length === 1 ? facts(record) : `<h3>${escaped(words.number(index + 1))}</h3>\n${facts(record)}`,
    ),
    "</section>",
  ].join("\n");

function logTable(report: Report, { log }: ReportWords): string {
  const { columns } = log;
  const row = (open: string, close: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `${open}${escaped(text)}${close}`).join("")}</tr>`;
  return [
    `<section><h2>${escaped(log.title)}</h2><p>${escaped(log.lead)}</p><table><thead>`,
    row(`<th scope="col">`, "</th>", [columns.day, columns.who, columns.what, columns.times, columns.why]),
    "</thead><tbody>",
    ...report.log.map(({ day, who, what, times, why }) =>
      row("<td>", "</td>", [day, who, what, String(times), why]),
    ),
    "</tbody></table></section>",
  ].join("\n");
}

/** The report as one page that needs nothing else: it can be mailed on, printed, and read without a net. No script can run in it. */
export function reportAsHtml(report: Report, words: ReportWords): string {
  const { leftOut } = words;
  return [
    "<!doctype html>",
    `<html lang="${escaped(report.lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(report.title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escaped(report.title)}</h1><p>${escaped(report.lead)}</p>`,
    `<p>${escaped(report.made)}. ${escaped(report.records)}</p>`,
    facts([report.purpose]),
    ...report.sections.map((one) => section(one, words)),
    logTable(report, words),
    `<section><h2>${escaped(leftOut.title)}</h2><ul>`,
    ...[...REASONS.map((reason) => leftOut[reason]), leftOut.tables].map(
      (text) => `<li>${escaped(text)}</li>`,
    ),
    "</ul></section></main></body></html>",
  ].join("\n");
}
