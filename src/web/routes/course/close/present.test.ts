import { expect, test } from "vitest";
import type { CourseLeaving } from "#modules/discharge/index.ts";
import type { CourseView } from "#modules/relay/index.ts";
import { followedOf, openLines, stillOpen } from "./present.ts";

const need = (id: string, endedAt: Date | null, more: object = {}) => ({
  id,
  kind: "home",
  endedAt,
  responsible: { name: "Herberget" },
  handovers: [],
  externals: [],
  ...more,
});
const open = (course: object) =>
  stillOpen({ needs: [], batonHandovers: [], batonExternals: [], ...course } as unknown as CourseView);
const over = new Date(0);

test("nothing is left when every need has ended and every door has answered", () => {
  const answered = { handovers: [{ state: "accepted", to: {} }], externals: [{ state: "received" }] };
  expect(open({ needs: [need("a", over, answered)], batonHandovers: [{ state: "withdrawn" }] })).toEqual([]);
});

test("open needs, also those that rest as a gap", () => {
  expect(open({ needs: [need("a", null, { state: "recognisedGap" })] })).toEqual([
    { is: "need", needId: "a", kind: "home", with: "Herberget" },
  ]);
});

test("whoever was asked and has not answered, inside or outside, about a need or the baton", () => {
  const asked = [{ state: "questioned", to: { name: "Akutteamet" } }];
  const outside = [{ state: "declined", partyName: "Natcaféen" }];
  expect(open({ needs: [need("a", over, { externals: outside })], batonHandovers: asked })).toEqual([
    { is: "outside", needId: "a", with: "Natcaféen" },
    { is: "asked", needId: null, with: "Akutteamet" },
  ]);
});

test("who is in a ward, and what is followed after a discharge; a stay that is about to end is no reason", () => {
  const leaving = (more: object) =>
    ({ subject: "admission", state: "left", holdsCourseUntil: null, ...more }) as unknown as CourseLeaving;
  const [inWard, followed] = [leaving({ state: "open" }), leaving({ holdsCourseUntil: "2026-12-01" })];
  const stay = leaving({ subject: "stay", state: "open" });
  expect(followedOf([inWard, followed, stay, leaving({})])).toEqual([inWard, followed]);
});

test("the lines that keep it open: open, due, asked, or secured for a while – not of the arrival, and not the door", () => {
  const line = (kind: string, state: string, group = "leaving", until: string | null = null) => ({
    ...{ kind, state, group, until },
  });
  const lines = [
    line("pain", "open", "arrival"),
    line("place", "secured", "leaving", "2026-11-25"),
    line("medicine", "secured"),
    line("told", "due"),
    line("found", "asked", "early"),
    line("doorOpen", "secured", "early", "2026-11-29"),
  ];
  expect(openLines({ lines } as unknown as Parameters<typeof openLines>[0])).toEqual([
    "place",
    "told",
    "found",
  ]);
});
