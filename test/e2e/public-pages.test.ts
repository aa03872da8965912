import { matchRoutes } from "react-router";
import { expect, test } from "vitest";
import { ANSWERS } from "./access-matrix.ts";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE } from "./harness.ts";

const routes = Object.keys(ANSWERS).map((path) => ({ path, id: path }));
/** Pages of the councils and of figures that a stranger may open: every one there is, also those somebody adds tomorrow. */
const PUBLIC = Object.entries(ANSWERS)
  .filter(([path, answers]) => /^(?:raad|tal)(?:\/|$)/.test(path) && answers.startsWith("200"))
  .map(([path]) => path)
  .filter((path) => !/\.(?:json|ics|csv)$/.test(path));
const COUNCIL = "/raad/udsatteraadet-havlund";
/** What no link leads a stranger to: the way out of letters stands in the letters. */
const BEGIN = ["/raad", "/tal", COUNCIL, "/raad/foelg/slut/ingen"];

const routeOf = (path: string): string | undefined =>
  matchRoutes(routes, path.replace(/[?#].*$/, ""))?.at(-1)?.route.id;
/** A file is no page: it is fetched, not looked at. */
const isFile = (path: string): boolean => routeOf(path) === "raad/:slug/:meeting/bilag/:file";

test("every page of the councils and of figures that is for everybody is found by its links, and is accessible on a phone and a desk", async () => {
  const page = await openPage({ width: PHONE, path: "/raad" });
  const seen = new Set<string>();
  const queue = [...BEGIN];
  const files: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(path);
    if (route === undefined || seen.has(route) || !PUBLIC.includes(route)) continue;
    seen.add(route);
    await page.goto(path);
    for (const width of [PHONE, DESKTOP]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    const links = page.locator("a[href^='/raad'], a[href^='/tal']");
    queue.push(...(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""))));
    files.push(...queue.filter(isFile));
  }
  expect(PUBLIC.filter((route) => !seen.has(route))).toEqual([]);
  expect(files).not.toEqual([]);
  for (const file of new Set(files)) expect((await page.request.get(file)).status(), file).toBe(200);
}, 120_000);
