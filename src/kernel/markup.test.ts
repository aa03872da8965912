import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, linesOf } from "./markup.ts";

test.each([
  ["", []],
  ["   \n\n", []],
  ["Et ord", [{ is: "paragraph", text: "Et ord" }]],
  [
    "Et\nord\n\nTo",
    [
      { is: "paragraph", text: "Et ord" },
      { is: "paragraph", text: "To" },
    ],
  ],
  [
    "## Mål\nOrd",
    [
      { is: "heading", level: 2, text: "Mål" },
      { is: "paragraph", text: "Ord" },
    ],
  ],
  ["### Mindre", [{ is: "heading", level: 3, text: "Mindre" }]],
  ["#ingen", [{ is: "paragraph", text: "#ingen" }]],
  ["- a\n  mere\n- b", [{ is: "list", ordered: false, items: ["a mere", "b"] }]],
  [
    "1. a\n2) b\n- c",
    [
      { is: "list", ordered: true, items: ["a", "b"] },
      { is: "list", ordered: false, items: ["c"] },
    ],
  ],
  ["<script>alert(1)</script>", [{ is: "paragraph", text: "<script>alert(1)</script>" }]],
] as const)("%j", (text, blocks) => {
  expect(blocksOf(text)).toEqual(blocks);
});

test("no word is lost, whatever the text", () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom("- a", "1. b", "## c", "", "  d", "#", "-", "12.", "\u0000"),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const letters = (text: string): string => text.replaceAll(/[^\p{L}]/gu, "");
      expect(letters(linesOf(lines.join("\n")).join(""))).toBe(letters(lines.join("")));
    }),
  );
});
