import type { Context } from "hono";
import { html } from "hono/html";
import { textFor } from "../text/server.ts";
import { readLanguage } from "./cookies.ts";

/**
 * What is said at the door, before any page of ours is drawn: what happened, that nothing is lost, and what to do. In the reader's
 * language and in easy words, for it may be a citizen with a cheap phone who reads it.
 */
export function plainPage(
  c: Context,
  site: Parameters<typeof readLanguage>[1],
  said: "tooFast" | "tooMuch" | "fault",
  status: 413 | 429 | 500,
  headers: Readonly<Record<string, string>> = {},
): Response | Promise<Response> {
  const lang = readLanguage(c.req.header("Cookie") ?? null, site) === "en" ? "en" : "da";
  const { common, own } = textFor(lang);
  const { title, body } = own.kept.atTheDoor[said];
  const page = html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – ${common.brand}</title></head><body><h1>${title}</h1>${body.map((line) => html`<p>${line}</p>`)}<p><a href="tel:112">${own.emergency}</a> ${own.doctor}</p></body></html>`;
  return c.html(page, status, headers);
}
