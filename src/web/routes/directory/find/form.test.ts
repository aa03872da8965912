import { expect, test } from "vitest";
import { addressOf, queryFrom, without } from "./form.ts";

const read = (query: string) => queryFrom(new URLSearchParams(query));

test("an address says what is searched for, and the other way round", () => {
  const address =
    "q=sove+med+hund&sted=4700&aabent=tonight&krav=dogs&krav=noCpr&slags=shelter&behov=home&sprog=pl&stafet=ja&ledigt=ja&km=10&orden=distance&side=2";
  const query = read(address);
  expect(query).toEqual({
    words: "sove med hund",
    near: "4700",
    filters: {
      ...{ open: "tonight", conditions: ["dogs", "noCpr"], kinds: ["shelter"], needs: ["home"] },
      ...{ languages: ["pl"], askable: true, free: true, withinKm: 10 },
    },
    order: "distance",
    page: 2,
  });
  expect(addressOf(query)).toBe(`/find?${address}`);
});

test.each(["", "aabent=altid&km=7&side=-3&orden=tilfaeldig&krav=%27--&sted="])(
  "what is no choice is left out: %s",
  (address) => {
    expect(read(address)).toEqual({ words: "", filters: {}, page: 1 });
  },
);

test("one filter goes and the others stay; the first page comes again", () => {
  const query = read("krav=dogs&krav=noCpr&aabent=now&side=3");
  expect(addressOf(without(query, "conditions", "dogs"))).toBe("/find?aabent=now&krav=noCpr");
  expect(addressOf(without(query, "open", null))).toBe("/find?krav=dogs&krav=noCpr");
});
