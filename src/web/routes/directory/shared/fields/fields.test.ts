import { expect, test } from "vitest";
import { differing, type Fields, merged, numbered, written } from "./fields.ts";

const seen: Fields = { name: ["Herberget"], phones: ["1813"], needs: ["sleepTonight"], alert: [] };

test("what two changed in different fields is woven together", () => {
  const mine = { ...seen, name: ["Natherberget"] };
  const theirs = { ...seen, phones: ["70 99 01 00"] };
  expect(merged(seen, mine, theirs)).toEqual({
    values: { ...seen, name: ["Natherberget"], phones: ["70 99 01 00"] },
    both: [],
  });
});

test("what both changed stands as I wrote it, and is told", () => {
  const mine = { ...seen, name: ["Mit"] };
  const theirs = { ...seen, name: ["Deres"], alert: ["Fuldt"] };
  expect(merged(seen, mine, theirs)).toEqual({
    values: { ...seen, name: ["Mit"], alert: ["Fuldt"] },
    both: ["name"],
  });
});

test("what both changed to the same is no quarrel", () => {
  const same = { ...seen, name: ["Det nye"] };
  expect(merged(seen, same, same).both).toEqual([]);
});

test("what I emptied is emptied", () => {
  expect(merged(seen, { ...seen, phones: [] }, seen).values.phones).toEqual([]);
});

test("an empty field is the same as none", () => {
  expect(written({ name: [""], needs: ["home", ""] })).toEqual({ name: [], needs: ["home"] });
  expect(differing({ name: [] }, {})).toEqual([]);
});

test("numbered fields are counted by the highest", () => {
  expect(numbered({ "place.0.hours": [], "place.4.note": [], "places.9.x": [] }, "place")).toBe(5);
});
