import type { RouteConfigEntry } from "@react-router/dev/routes";
import { expect, test } from "vitest";
import { leadsToCitizen } from "../src/modules/council/recommendations/document.ts";
import routes from "../src/web/routes.ts";
import { ANSWERS } from "./e2e/access-matrix.ts";

const ID = "0190a1b2-0000-7000-8000-000000000001";
const paths = (await Promise.resolve(routes)).map(({ path = "", file }: RouteConfigEntry) => ({
  path,
  area: file.split("/")[1] ?? "",
  address: `/${path.replace("*", "x").replaceAll(/:[a-zA-Z]+\??/g, ID)}`,
}));

/** Whose pages anybody may be led to. Every other area of the house is somebody's, or nobody else's. */
const FOR_EVERYBODY = ["council", "directory", "guidance", "insight"];

test("a council's papers may name every page for everybody, and of the house no other", () => {
  const named = paths.filter(({ address }) => !leadsToCitizen(address));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ area }) => !FOR_EVERYBODY.includes(area)).map(({ path }) => path)).toEqual([
    "",
    "was",
  ]);
  const kept = paths.filter(({ address, area }) => FOR_EVERYBODY.includes(area) && leadsToCitizen(address));
  expect(kept).toEqual([]);
});

test("a page that may be named shows a citizen to nobody; one that shows them when it is told whom, is not named so", () => {
  const showing = paths.filter(
    ({ path, address }) => ANSWERS[path]?.includes("!") && !leadsToCitizen(address),
  );
  expect(showing.map(({ path }) => path)).toEqual(["tilbud/:id", "tilbud/:id/spoerg"]);
  for (const { address } of showing) expect(leadsToCitizen(`${address}?forloeb=${ID}`)).toBe(true);
});

/** Pages about one person: their course, their card, what is asked about them. */
const ABOUT_ONE = [
  "answer",
  "appointments",
  "course",
  "discharge",
  "outreach",
  "outside",
  "own",
  "start",
  "stays",
  "table",
];

test("nor may it name one by the house's whole address, copied from the browser", () => {
  const about = paths.filter(({ path, area }) => ABOUT_ONE.includes(area) && path.includes(":"));
  expect(about.length).toBeGreaterThan(50);
  const open = about.filter(({ address }) => !leadsToCitizen(`https://stafet.example${address}`));
  // A card's code is no id, and "kort" is a map elsewhere.
  expect(open.map(({ path }) => path)).toEqual(["kort/:code"]);
});

test.each([
  ["/raad/../forloeb/1", true],
  ["/raad/%2e%2e/forloeb/1", true],
  ["/%66orloeb/1", true],
  ["/Forloeb/1", true],
  ["/\\stafet.example/forloeb/1", true],
  ["https://stafet.example/a/../forloeb/1", true],
  ["https://stafet.example/%66orloeb/1", true],
  ["https://stafet.example/tilbud/1?forloeb=2", true],
  ["/demo/breve", true],
  ["/raad/nyt.atom", false],
  ["/tal/avoidable?region=DK-84#serie", false],
  ["https://kommune.example/kort/havnen", false],
  ["https://kommune.example/svar/paa-hoering", false],
  ["https://kommune.example/100%", false],
  ["", false],
])("%s leads to a citizen: %s", (address, leads) => expect(leadsToCitizen(address)).toBe(leads));
