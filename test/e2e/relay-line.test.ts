import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, PHONE, screenshot } from "./harness.ts";

/** The relay line as a browser draws it: the page of parts has it in every state. */
const PARTS = "/demo/dele";

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands in each visible drawing: its own edge, the words in it, and the pieces of the line. */
const drawings = (page: Page): Promise<{ frame: Box; words: Box[]; bars: Box[] }[]> =>
  page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { text: element.textContent ?? "", left, right, top, bottom };
    };
    return [...document.querySelectorAll(".relay-drawing > svg")]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => ({
        frame: boxOf(svg),
        words: [...svg.querySelectorAll("text")].map(boxOf),
        bars: [...svg.querySelectorAll("rect.relay-bar")].map(boxOf),
      }));
  });

// The type's own leading is above and below every letter: it may meet, the letters may not.
const LEADING = 5;
const meet = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.5 &&
  b.left < a.right - 0.5 &&
  a.top + LEADING < b.bottom - LEADING &&
  b.top + LEADING < a.bottom - LEADING;

test.each([600, 700, 991, 992, 1280, 1800])(
  "no words meet, and the line has no gap, at %i px",
  async (width) => {
    const page = await openPage({ width, path: PARTS });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const found = await drawings(page);
    expect(found.length).toBeGreaterThan(6);
    for (const { frame, words, bars } of found) {
      for (const [n, word] of words.entries()) {
        expect(word.left, word.text).toBeGreaterThan(frame.left - 12);
        expect(word.right, word.text).toBeLessThan(frame.right + 12);
        for (const other of words.slice(n + 1))
          expect(meet(word, other), `${word.text} × ${other.text}`).toBe(false);
      }
      for (const [n, bar] of bars.slice(1).entries()) {
        const gap = bar.left - (bars[n]?.right ?? 0);
        // Between two spells of a reopened course nobody had it; otherwise the pieces touch.
        expect(Math.abs(gap) < 0.6 || gap > 20, `gap of ${gap}`).toBe(true);
      }
    }
    await screenshot(page, `relay-line-${width}`);
  },
);

test.each([320, PHONE])("on a phone of %i px the line stands upright, without a gap", async (width) => {
  const page = await openPage({ width, path: PARTS });
  expect(await drawings(page)).toEqual([]);
  const lists = await page.evaluate(() =>
    [...document.querySelectorAll(".relay-way")].map((list) =>
      [...list.children].map((item) => {
        const { top, bottom, width: wide } = item.getBoundingClientRect();
        return { top, bottom, wide, text: item.textContent ?? "" };
      }),
    ),
  );
  expect(lists.length).toBeGreaterThan(6);
  for (const stations of lists) {
    for (const [n, station] of stations.entries()) {
      expect(station.wide).toBeGreaterThan(200);
      if (n > 0) expect(station.top).toBeCloseTo(stations[n - 1]?.bottom ?? 0, 0);
    }
  }
  await screenshot(page, `relay-line-${width}`);
});

test("on paper the line is drawn and told as a list", async () => {
  const page = await openPage({ path: PARTS });
  await page.emulateMedia({ media: "print" });
  const list = page.locator(".relay-way").nth(1);
  expect((await list.boundingBox())?.height).toBeGreaterThan(60);
  expect((await drawings(page)).length).toBeGreaterThan(6);
  await screenshot(page, "relay-line-print");
});

test("with forced colours every part is in the colours asked for, and patterns still tell sectors apart", async () => {
  const page = await openPage({ path: PARTS });
  await page.emulateMedia({ forcedColors: "active" });
  const colours = await page.evaluate(() => {
    const probe = document.createElement("p");
    probe.style.color = "CanvasText";
    document.body.append(probe);
    const wanted = getComputedStyle(probe).color;
    const bars = [...document.querySelectorAll(".relay-wide rect.relay-bar")].map(
      (bar) => getComputedStyle(bar).fill,
    );
    return { wanted, bars: [...new Set(bars)] };
  });
  expect(colours.bars).toEqual([colours.wanted]);
  await screenshot(page, "relay-line-forced-colours");
});

test("what is drawn is hidden from screen readers, who get the list instead", async () => {
  const page = await openPage({ path: PARTS });
  expect(await page.locator(".relay-drawing:not([aria-hidden=true])").count()).toBe(0);
  const list = page
    .getByRole("list")
    .filter({ hasText: "Herberget Nordlys (civilsamfund) har stafetten" })
    .first();
  expect(await list.textContent()).toContain("Socialsygeplejersken");
});
