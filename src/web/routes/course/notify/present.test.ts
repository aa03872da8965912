import { expect, test } from "vitest";
import type { CourseView } from "#modules/relay/index.ts";
import { mayCallForNotice } from "./present.ts";

const course = (ageBand: string, needs: readonly { kind: string; endedAt: Date | null }[], addNeed = true) =>
  ({ citizen: { ageBand }, needs, may: { addNeed } }) as unknown as CourseView;

test.each([
  ["a child", course("under15", []), true],
  ["a young person", course("15-17", []), true],
  ["an adult with a need about children", course("25-39", [{ kind: "childrenFamily", endedAt: null }]), true],
  ["where that need has ended", course("25-39", [{ kind: "childrenFamily", endedAt: new Date() }]), false],
  ["an adult", course("25-39", [{ kind: "dental", endedAt: null }]), false],
  ["by who only looks", course("under15", [], false), false],
])("%s", (_, given, expected) => expect(mayCallForNotice(given)).toBe(expected));
