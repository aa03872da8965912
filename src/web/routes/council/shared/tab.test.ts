import { expect, test } from "vitest";
import { tabOf } from "./tab.ts";

const long = "Regionen skal have én dør, som er åben hele natten, og hvor en ledsager kan gå med ind";
test.each([
  ["Kort", "Anbefaling 1 (2026): Kort – Rådet"],
  [long, "Anbefaling 1 (2026): Regionen skal have én dør, som er åben hele natten, og hvor … – Rådet"],
  ["x".repeat(61), `Anbefaling 1 (2026): ${"x".repeat(60)} … – Rådet`],
  [`${"x".repeat(59)}💚💚`, `Anbefaling 1 (2026): ${"x".repeat(59)}💚 … – Rådet`],
  ["To\nlinjer", "Anbefaling 1 (2026): To linjer – Rådet"],
])("a window is called after what is recommended: %s", (text, tab) =>
  expect(tabOf("Anbefaling 1", { period: "2026", text, name: "Rådet" })).toBe(tab),
);
test("a period of years", () =>
  expect(tabOf("Anbefaling 1", { period: "2022-2025", text: "Kort", name: "Rådet" })).toContain("2022–2025"));
