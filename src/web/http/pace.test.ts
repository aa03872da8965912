import { expect, test } from "vitest";
import { createPace, FORM_WEIGHS } from "./pace.ts";

const look = { who: "mette", weight: 1 };
const form = { who: "mette", weight: FORM_WEIGHS };
const times = (count: number, go: () => unknown) => Array.from({ length: count }, go);

test("so many at once, then one has to wait, and is told how long", () => {
  const pace = createPace(60);
  expect(times(60, () => pace.take(look, 0)).filter(Boolean)).toEqual([]);
  expect(pace.take(look, 0)).toEqual({ seconds: 1, first: true });
  expect(pace.take(form, 0)).toEqual({ seconds: 5, first: false });
  expect(pace.take(look, 1_000)).toBeNull();
  expect(pace.take(look, 1_000)).toEqual({ seconds: 1, first: true });
});

test("a form weighs as much as several looks", () => {
  const pace = createPace(60);
  expect(times(13, () => pace.take(form, 0)).filter(Boolean)).toHaveLength(1);
});

test("another's haste is not one's own", () => {
  const pace = createPace(2);
  times(3, () => pace.take(look, 0));
  expect(pace.take({ who: "bo", weight: 1 }, 0)).toBeNull();
});

test("a rest gives no more than one had, and a clock that goes back takes nothing", () => {
  const pace = createPace(2);
  expect(times(3, () => pace.take(look, 9e9)).filter(Boolean)).toHaveLength(1);
  expect(pace.take(look, 0)).not.toBeNull();
  expect(times(3, () => pace.take(look, 9e12)).filter(Boolean)).toHaveLength(1);
});

test("nought is no limit", () => {
  const pace = createPace(0);
  expect(times(10_000, () => pace.take(form, 0)).filter(Boolean)).toEqual([]);
});
