import { expect, test } from "vitest";
import type { UnitCard } from "#modules/identity/index.ts";
import { isLikely, rankDoors } from "./doors.ts";
import type { NeedKind } from "./need-kinds.ts";

const NIGHT = new Date("2026-11-22T01:40:00Z");
const place = { region: "DK-84", area: "0881" };
const sleep = { code: "sleepTonight", duty: ["municipality", "civilSociety"] } as unknown as NeedKind;

const door = (name: string, given: Partial<UnitCard>): UnitCard =>
  ({ id: name, name, region: "DK-84", area: "0881", openingHours: {}, ...given }) as UnitCard;

/** Whom the directory has an offer of, for somewhere to sleep. */
const offering = new Set(["Herberget", "Natcaféen", "Aaborg Herberg"]);
const none = new Set<string>();

const always = { openingHours: { always: true } } as const;
const shelter = door("Herberget", { kind: "shelter", sector: "civilSociety", ...always });
const nightCafe = door("Natcaféen", { kind: "nightCafe", sector: "civilSociety" });
const housing = door("Boligteamet", { kind: "housingTeam", sector: "municipality", ...always });
const soup = door("Suppekøkkenet", { kind: "food", sector: "civilSociety", ...always });
const ward = door("Afsnittet", { kind: "ward", sector: "region", ...always });
const elsewhere = door("Aaborg Herberg", {
  kind: "shelter",
  sector: "civilSociety",
  area: "0202",
  ...always,
});

test("who is there for the need comes first, open before closed; then who has the duty, then who helps besides", () => {
  const ranked = rankDoors(
    [ward, soup, housing, nightCafe, shelter, elsewhere],
    sleep,
    place,
    offering,
    NIGHT,
  );
  expect(ranked.map(({ name }) => name)).toEqual([
    "Herberget",
    "Natcaféen",
    "Boligteamet",
    "Suppekøkkenet",
    "Afsnittet",
    "Aaborg Herberg",
  ]);
});

test("a door that does not serve the place is not likely, whatever it is there for", () => {
  expect([shelter, housing, ward, elsewhere].map((card) => isLikely(card, sleep, place, offering))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("without a kind of need none is likely, and the open ones come first", () => {
  const ranked = rankDoors([nightCafe, ward], null, place, none, NIGHT);
  expect(ranked.map(({ name }) => name)).toEqual(["Afsnittet", "Natcaféen"]);
  expect(isLikely(shelter, null, place, none)).toBe(false);
});
