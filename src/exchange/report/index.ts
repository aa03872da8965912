import type { PersonFile } from "#modules/relay/index.ts";
import { reportAsHtml } from "./html.ts";
import { presentReport, type Report } from "./present.ts";
import { da } from "./words/da.ts";
import { en } from "./words/en.ts";

export type { Report } from "./present.ts";

export type ReportLanguage = "da" | "en";

/** What Stafet holds about one person (GDPR art. 15), in words: for a program, and as one page for the person. */
export function personReport(
  file: PersonFile,
  purpose: string,
  language: ReportLanguage,
): { readonly report: Report; readonly html: string } {
  const words = language === "da" ? da : en;
  const report = presentReport(file, purpose, words);
  return { report, html: reportAsHtml(report, words) };
}
