import { expect, test } from "vitest";
import { isOwnWayIn, safeWay, signInPath } from "./ways.ts";

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\/evil.example",
  "javascript:alert(1)",
  "min-vagt",
  "",
  "/\tmin-vagt",
  "/min\nvagt",
  "/a\\b",
])("%j is no way on this site", (asked) => {
  expect(safeWay(asked, "/hjem")).toBe("/hjem");
});

test.each(["/", "/min-vagt", "/forloeb/1?fane=2#bund", "/søg?ord=æble"])("%j is followed", (asked) => {
  expect(decodeURI(safeWay(asked, "/hjem"))).toBe(asked);
});

test("nothing asked for leads home", () => {
  expect(safeWay(null)).toBe("/min-vagt");
});

test("sign-in remembers the way back, except from the front page", () => {
  expect(signInPath("/")).toBe("/log-ind");
  expect(signInPath("/svar/1?a=b")).toBe("/log-ind?videre=%2Fsvar%2F1%3Fa%3Db");
});

test.each([
  ["/to-trin?videre=%2F", true],
  ["/bekraeft", true],
  ["/log-ind/enhed", true],
  ["/to-trinet", false],
  ["/adgang/organisationer", false],
  ["/tilbud/pleje", false],
])("%s is a page about one's own ways in: %s", (way, own) => {
  expect(isOwnWayIn(way)).toBe(own);
});
