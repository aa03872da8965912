import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeAtom, writeSitemap } from "./index.ts";

/** Anything that is not quite right is a fault. */
const read = (text: string): Document => {
  const errorHandler = (_: string, message: unknown): never => {
    throw new Error(String(message));
  };
  return new DOMParser({ errorHandler }).parseFromString(text, "application/xml");
};
const named = (parent: Document | Element | null | undefined, name: string): Element[] =>
  [...Array.from(parent?.childNodes ?? [])].filter((node): node is Element => node.nodeName === name);
const first = (doc: Document, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => named(at, name)[0], doc.documentElement);
const at = new Date("2026-03-02T10:00:00.123Z");

const item = (title: string) => ({
  ...{
    id: "0197c6a0-0000-7000-8000-000000000001",
    title,
    summary: title,
    url: "https://r.example/raad/x?a=1&b=2",
  },
  ...{ author: title, category: { term: "minutes", label: "Referat" }, published: at, updated: at },
});
const feed = (...titles: string[]) =>
  writeAtom({
    ...{ id: "https://r.example/raad/nyt.atom", title: "Nyt", lang: "da", author: "Rådet" },
    ...{ self: "https://r.example/raad/nyt.atom", page: "https://r.example/raad", items: titles.map(item) },
  });

test("has what RFC 4287 asks of a feed and an entry, once each", () => {
  const doc = read(feed("Et"));
  const root = doc.documentElement;
  expect([root.localName, root.namespaceURI]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
  for (const parent of [root, first(doc, "entry")])
    for (const name of ["id", "title", "updated", "author"])
      expect(named(parent, name), name).toHaveLength(1);
  expect(first(doc, "updated")?.textContent).toBe("2026-03-02T10:00:00Z");
  expect(named(root, "link").map((link) => [link.getAttribute("rel"), link.getAttribute("href")])).toEqual([
    ["self", "https://r.example/raad/nyt.atom"],
    ["alternate", "https://r.example/raad"],
  ]);
  expect(first(doc, "entry", "link")?.getAttribute("href")).toBe("https://r.example/raad/x?a=1&b=2");
  expect(named(read(feed()).documentElement, "entry")).toEqual([]);
});

test("any text comes back as text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (title) => {
      const entry = first(read(feed(`${title}<script>alert("x")</script>]]>`)), "entry", "title");
      expect(named(entry, "script")).toEqual([]);
      expect(entry?.textContent).toContain('<script>alert("x")</script>]]>');
    }),
    { numRuns: 40 },
  );
});

test("a sitemap is well formed", () => {
  const doc = read(
    writeSitemap([
      { url: "https://r.example/a?b&c", changed: at },
      { url: "https://r.example/", changed: null },
    ]),
  );
  expect(named(doc.documentElement, "url").map((url) => named(url, "loc")[0]?.textContent)).toEqual([
    "https://r.example/a?b&c",
    "https://r.example/",
  ]);
});
