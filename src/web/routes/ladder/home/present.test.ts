import { describe, expect, it } from "vitest";
import type { AlarmLine, StairsView } from "#modules/relay/index.ts";
import { alarmWays, byWhoseStep, waysOf } from "./present.ts";

type Step = StairsView["rows"][number];
type Table = StairsView["tables"][number];

const ours = { id: "ours", name: "Vores", phone: "+4511111111" };
const theirs = { id: "theirs", name: "Deres", phone: "+4522222222" };
const lead = { who: "Lis Leder", phone: "+4533333333" };
const aStep = (more: object = {}): Step =>
  ({
    handoverId: "h",
    courseId: "c",
    needKind: "dental",
    from: theirs,
    to: ours,
    step: "unitLead",
    mayOpen: false,
    mineNow: true,
    ...lead,
    ...more,
  }) as Step;
const aTable = (more: object = {}): Table =>
  ({ id: "t", courseId: "c", needKind: "dental", ...more }) as Table;
const anAlarm = (more: object): AlarmLine =>
  ({ unit: ours, courseId: "c", tableId: null, ...more }) as AlarmLine;

describe("whose step", () => {
  it("parts mine from the others' and keeps the order", () => {
    const rows = [
      aStep({ handoverId: "1", mineNow: false }),
      aStep({ handoverId: "2" }),
      aStep({ handoverId: "3" }),
    ];
    const { mine, others } = byWhoseStep(rows);
    expect(mine.map((row) => row.handoverId)).toEqual(["2", "3"]);
    expect(others.map((row) => row.handoverId)).toEqual(["1"]);
  });
});

describe("what a lead can do about a step", () => {
  it("asked: answer, or ring the lead who asked", () =>
    expect(waysOf(aStep(), "ours", [])).toEqual([
      { do: "answer", to: "/svar/h" },
      { do: "call", who: "Lis Leder", phone: lead.phone },
    ]));

  it("asking: ring the other lead, see to what was sent, open the course – never answer", () =>
    expect(waysOf(aStep({ from: ours, to: theirs, mayOpen: true }), "ours", [])).toEqual([
      { do: "call", who: "Lis Leder", phone: lead.phone },
      { do: "follow", to: "/svar/h" },
      { do: "course", to: "/forloeb/c" },
    ]));

  it("asking, and owing an answer to what they asked back: answer that first", () =>
    expect(waysOf(aStep({ from: ours, to: theirs, step: "senderLead" }), "ours", [])).toEqual([
      { do: "reply", to: "/svar/h" },
      { do: "call", who: "Lis Leder", phone: lead.phone },
    ]));

  it("a leader on duty elsewhere rings the unit that is to answer, and cannot answer for it", () =>
    expect(waysOf(aStep({ to: theirs, from: { ...theirs, id: "third" } }), "ours", [])).toEqual([
      { do: "call", who: "Deres", phone: theirs.phone },
      { do: "call", who: "Lis Leder", phone: lead.phone },
    ]));

  it("leads to the joint table of that very need, when that is the step", () => {
    const step = aStep({ step: "jointTable" });
    expect(waysOf(step, "ours", [aTable()])).toContainEqual({ do: "table", to: "/faelles-bord/t" });
    expect(waysOf(step, "ours", [aTable({ needKind: "home" })]).map((way) => way.do)).not.toContain("table");
    expect(waysOf(aStep(), "ours", [aTable()]).map((way) => way.do)).not.toContain("table");
  });

  it("a number is shown once, one that is missing not at all, and a lead without a name by the unit's", () => {
    const elsewhere = { to: theirs, from: { ...theirs, id: "third" } };
    expect(waysOf(aStep({ ...elsewhere, phone: theirs.phone }), "ours", [])).toHaveLength(1);
    expect(waysOf(aStep({ phone: "" }), "ours", [])).toEqual([{ do: "answer", to: "/svar/h" }]);
    expect(waysOf(aStep({ who: null }), "ours", [])).toContainEqual(
      expect.objectContaining({ who: "Deres" }),
    );
  });
});

describe("where an alarm is dealt with", () => {
  it("our own: in the course", () =>
    expect(alarmWays(anAlarm({ kind: "leadDecides" }), "ours", [])).toEqual([
      { do: "course", to: "/forloeb/c" },
    ]));

  it("another unit's: by ringing it, as its course is not ours to open", () =>
    expect(alarmWays(anAlarm({ kind: "leadDecides", unit: theirs }), "ours", [])).toEqual([
      { do: "call", who: "Deres", phone: theirs.phone },
    ]));

  it("a lapsed table: at the table, where the reader has part in it", () => {
    const alarm = anAlarm({ kind: "lapsedTable", tableId: "t" });
    const another = aTable({ id: "another on the same course" });
    expect(alarmWays(alarm, "ours", [another, aTable()])[0]).toEqual({ do: "table", to: "/faelles-bord/t" });
    expect(alarmWays(alarm, "ours", [])).toEqual([{ do: "course", to: "/forloeb/c" }]);
  });

  it("a unit without members: on the page of what it has; ringing it is no use", () =>
    expect(
      alarmWays(anAlarm({ kind: "unitWithoutMembers", courseId: null, unit: theirs }), "ours", []),
    ).toEqual([{ do: "unit", to: "/stigen/luk/theirs" }]));
});
