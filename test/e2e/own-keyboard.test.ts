import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aCard, OWN_PAGES, PIN } from "./cardSteps.ts";
import { expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

// Borgerens side with the keyboard alone, in colours of the reader's own choosing, on a phone of the usual width.

interface Focused {
  readonly name: string;
  readonly ring: boolean;
  readonly seen: boolean;
}

/** What has focus now: what it is called, whether it can be told from the rest, and whether it is in the window. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const one = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const { top, bottom, width } = one.getBoundingClientRect();
    return {
      name: one.getAttribute("data-tried") ?? one.tagName,
      ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      seen: width > 0 && bottom > 0 && top < window.innerHeight,
    };
  });

/** Tab, until it is another: a day is a field of several parts. */
async function onward(page: Page, from: Focused | undefined): Promise<Focused> {
  let now: Focused;
  let parts = 6;
  do {
    await page.keyboard.press("Tab");
    now = await focused(page);
    parts -= 1;
  } while (now.name === from?.name && parts > 0);
  return now;
}

/** Numbers everything that may be reached, in the order it stands; of a group of choices one is reached by Tab, the others by arrows. */
const reachable = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const groups = new Set<string>();
    return [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")]
      .filter((one) => one.getClientRects().length > 0 && one.getAttribute("type") !== "hidden")
      .filter((one) => {
        if (one.getAttribute("type") !== "radio") return true;
        const input = one as HTMLInputElement;
        const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${input.name}"]`)].filter(
          ({ form }) => form === input.form,
        );
        const at = group.find(({ checked }) => checked) ?? group[0];
        return at === one;
      })
      .map((one, n) => {
        const name = `${n} ${one.tagName} ${(one.innerText || one.id).slice(0, 40)}`;
        one.setAttribute("data-tried", groups.has(name) ? `${name}'` : name);
        groups.add(name);
        return one.getAttribute("data-tried") ?? "";
      });
  });

test("every page: Tab goes to all there is, in its order, with a ring around it, in forced colours", async () => {
  const { code } = await aCard();
  const page = await openPage({ width: PHONE, javaScript: false, path: "/kort" });
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.getByRole("textbox").focus();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.getByLabel("PIN", { exact: true }).focus();
  await page.keyboard.type(PIN);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/min-stafet");

  for (const path of OWN_PAGES) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
    const wanted = await reachable(page);
    expect(wanted.length, path).toBeGreaterThan(2);
    const reached: Focused[] = [];
    for (const _ of wanted) reached.push(await onward(page, reached.at(-1)));
    expect(
      reached.map(({ name }) => name),
      path,
    ).toEqual(wanted);
    expect(
      reached.filter(({ ring, seen }) => !ring || !seen),
      path,
    ).toEqual([]);
    await screenshot(page, `${path.slice(1).replaceAll("/", "-")}-forced`);
  }
}, 120_000);

test("told no: the mark and what is wrong are seen without colours too", async () => {
  const { code } = await aCard();
  const page = await openPage({
    width: PHONE,
    javaScript: false,
    path: `/kort/${code}`,
    expectStatus: [400],
  });
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/min-stafet");
  await page.goto("/min-stafet/afvist");
  await page.getByRole("button", { name: "Gem", exact: true }).focus();
  await page.keyboard.press("Enter");
  const told = page.getByRole("alert");
  await told.waitFor();
  // A line down its side, in the reader's own colour, and not the page's ground.
  const [line, ground] = await told.evaluate((one) => {
    const { borderLeftColor, borderLeftStyle, backgroundColor } = getComputedStyle(one);
    return [borderLeftStyle === "solid" ? borderLeftColor : "", backgroundColor];
  });
  expect(line).not.toBe("");
  expect(line).not.toBe(ground);
  await screenshot(page, "min-stafet-afvist-forced-wrong");
});
