import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf, hours } from "#kernel/time.ts";
import { INFORMATION_KINDS, type InformationKind } from "#modules/consent/index.ts";
import { RELAY_KINDS } from "#modules/consent/kinds.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "./index.ts";

const WHY = "At hjælpe mig";
const refused = (code: string) => expect.objectContaining({ code });
/** What stands on a course of each kind, in words that stand nowhere else. */
const KINDS = ["psychiatry", "health", "social", "meetMe"] as const satisfies readonly InformationKind[];
const markOf = (kind: (typeof KINDS)[number], name: string) => `${name}-${kind}`;

describeOnEngine("who may know what, line by line", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());

  /** At the emergency department; the shelter has one need of it, and may see the others as far as the citizen lets it. */
  async function aPerson(name: string = newId()): Promise<BuiltCourse> {
    const course = await aCourse(region, {
      citizen: { knownAs: name },
      meetMe: markOf("meetMe", name),
      needs: [
        { kind: "sleepTonight" },
        { kind: "psychiatric", citizensWords: markOf("psychiatry", name) },
        { kind: "woundCare", citizensWords: markOf("health", name) },
        { kind: "home", citizensWords: markOf("social", name) },
      ],
    });
    await course.movedTo("shelter", { need: 0 });
    return course;
  }
  const said = async ({ citizenId }: BuiltCourse) =>
    (await own.views.consent(citizenId, region.now())).consent;
  const say = async (
    course: BuiltCourse,
    kinds: readonly InformationKind[],
    more: { to?: Door; n?: number | null; endsOn?: string; consentId?: Uuid | null } = {},
  ) => {
    const { to, n = null, endsOn, consentId = (await said(course))?.id ?? null } = more;
    const whom = to === undefined ? {} : { unitId: region.idOf(to) };
    const until = endsOn === undefined ? {} : { endsOn };
    await own.acts.sayLine(
      course.citizenId,
      { consentId, n, kinds: [...kinds], purpose: WHY, ...whom, ...until },
      region.now(),
    );
    region.later();
  };
  const stop = async (course: BuiltCourse, n: number, consentId?: Uuid) => {
    const id = consentId ?? (await said(course))?.id ?? newId();
    await own.acts.stopLine(course.citizenId, { consentId: id, n, purpose: WHY }, region.now());
    region.later();
  };
  const lines = async (course: BuiltCourse) =>
    ((await said(course))?.lines ?? []).map(({ to, kinds }) => [to !== null, [...kinds]]);

  it("a sentence is a line: something taken away from it leaves the rest, and the day it ends", async () => {
    const course = await aPerson();
    await own.acts.giveConsent(course.citizenId, { scope: "relay" }, region.now());
    expect(await lines(course)).toEqual([[false, [...RELAY_KINDS]]]);
    const { endsOn } = (await said(course)) ?? {};
    region.later(hours(24 * 10));
    const without = RELAY_KINDS.filter((kind) => kind !== "psychiatry");
    await say(course, without, { n: 0 });
    expect(await said(course)).toMatchObject({ scope: "chosen", endsOn });
    expect(await lines(course)).toEqual([[false, without]]);
    await say(course, ["contact"], { to: "dropIn" });
    expect(await lines(course)).toEqual([
      [false, without],
      [true, ["contact"]],
    ]);
    await stop(course, 0);
    expect(await lines(course)).toEqual([[true, ["contact"]]]);
    await stop(course, 0);
    expect(await said(course)).toBeNull();
  });

  it("what one organisation may know stays that organisation's when it is made less", async () => {
    const course = await aPerson();
    const nurse = await region.actor("emergency");
    const organisationId = (await region.actor("shelter")).unit.organisationId;
    const wide = {
      recipient: "organisation" as const,
      organisationId,
      kinds: ["need", "health"] as const,
      purpose: WHY,
    };
    await region.relay.giveConsent(
      nurse,
      {
        courseId: course.id,
        scope: "chosen",
        allowances: [{ ...wide, kinds: [...wide.kinds] }],
        form: "oral",
      },
      region.now(),
    );
    region.later();
    const consentId = (await said(course))?.id ?? null;
    await own.acts.sayLine(
      course.citizenId,
      { consentId, n: 0, kinds: ["need"], purpose: WHY, sameDoor: true },
      region.now(),
    );
    expect((await said(course))?.lines).toMatchObject([
      { kinds: ["need"], to: expect.any(String), unitId: null },
    ]);
    await expect(
      own.acts.sayLine(
        course.citizenId,
        { consentId: (await said(course))?.id ?? null, n: 7, kinds: ["need"], purpose: WHY, sameDoor: true },
        region.now(),
      ),
    ).rejects.toEqual(refused("stale"));
  });

  it("what changed meanwhile is not written over; nonsense is refused", async () => {
    const course = await aPerson();
    const seen = (await said(course))?.id ?? null;
    await say(course, ["need"]);
    await expect(say(course, ["contact"], { consentId: seen })).rejects.toEqual(refused("stale"));
    const one = (await said(course))?.id;
    await say(course, ["contact"], { to: "dropIn" });
    await expect(stop(course, 0, one)).rejects.toEqual(refused("stale"));
    await expect(stop(course, 7)).rejects.toEqual(refused("stale"));
    await expect(say(course, [])).rejects.toEqual(refused("invalidInput"));
    await expect(say(course, ["alt" as "need"])).rejects.toEqual(refused("invalidInput"));
    for (const days of [-1, 366, 10_000])
      await expect(
        say(course, ["need"], { n: 0, endsOn: addDays(dayOf(region.now()), days) }),
      ).rejects.toEqual(refused("endsOutside"));
    await expect(
      own.acts.sayLine(
        course.citizenId,
        {
          consentId: (await said(course))?.id ?? null,
          n: null,
          kinds: ["need"],
          purpose: WHY,
          unitId: newId(),
        },
        region.now(),
      ),
    ).rejects.toEqual(refused("unknownDoor"));
  });

  it("whoever may know has one line; more of them than one can keep in mind are refused", async () => {
    const course = await aPerson();
    await say(course, ["need"]);
    await say(course, ["need"], { to: "dropIn" });
    for (const [n, to] of [[null], [null, "dropIn"], [0, "dropIn"], [1]] as const)
      await expect(say(course, ["contact"], { n, ...(to ? { to } : {}) })).rejects.toEqual(
        refused("lineStands"),
      );
    await say(course, ["contact"], { n: 0 });
    expect(await lines(course)).toEqual([
      [true, ["need"]],
      [false, ["contact"]],
    ]);
    const nurse = await region.actor("emergency");
    const many = INFORMATION_KINDS.concat(["need", "health"]).map((kind) => ({
      recipient: "relay" as const,
      kinds: [kind],
      purpose: WHY,
    }));
    const oral = { scope: "chosen" as const, allowances: many, form: "oral" as const };
    await region.relay.giveConsent(nurse, { courseId: course.id, ...oral }, region.now());
    region.later();
    await expect(say(course, ["need"], { to: "dropIn" })).rejects.toEqual(refused("tooManyLines"));
  });

  it("a line ends by itself the day after its last, for every door, and the rest stands", async () => {
    const course = await aPerson();
    const last = addDays(dayOf(region.now()), 2);
    await say(course, ["contact", "psychiatry"], { to: "shelter", endsOn: last });
    await say(course, ["meetMe"]);
    const told = async () => {
      const view = await region.views.course(await region.actor("shelter"), course.id, region.now());
      return JSON.stringify(view)
        .match(/-(?:psychiatry|meetMe)/g)
        ?.sort();
    };
    const [psychiatry, meetMe] = [expect.stringContaining("psychiatry"), expect.stringContaining("meetMe")];
    region.later(hours(48));
    expect(await told()).toEqual(expect.arrayContaining([psychiatry, meetMe]));
    region.later(hours(24));
    expect(await told()).not.toEqual(expect.arrayContaining([psychiatry]));
    expect(await told()).toEqual(expect.arrayContaining([meetMe]));
    expect(await lines(course)).toEqual([[false, ["meetMe"]]]);
  });

  it("a child under 15 cannot let others know, and can stop it", async () => {
    const course = await aCourse(region, { citizen: { knownAs: "Ung", birthYear: 2014 } });
    await expect(say(course, ["need"])).rejects.toEqual(refused("custodyHolderGives"));
  });

  interface Line {
    readonly to: Door | null;
    readonly kinds: readonly InformationKind[];
    readonly until: CalendarDay | null;
  }
  /** What stands, told the simplest way there is. */
  interface Model {
    scope: "nothing" | "relay" | "thisDoor" | "notNow" | "lines";
    lines: Line[];
    against: Set<Door>;
  }
  const DOORS = ["shelter", "dropIn"] as const;
  const aKind = fc.subarray([...INFORMATION_KINDS], { minLength: 1 });
  const aStep = fc.oneof(
    fc.record({
      do: fc.constant("sentence" as const),
      scope: fc.constantFrom("relay", "thisDoor", "notNow"),
    }),
    fc.record({
      do: fc.constant("say" as const),
      to: fc.constantFrom(null, ...DOORS),
      kinds: aKind,
      days: fc.option(fc.nat(2)),
      inPlace: fc.nat(3),
    }),
    fc.record({ do: fc.constant("stop" as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant("all" as const) }),
    fc.record({ do: fc.constant("object" as const), to: fc.constantFrom(...DOORS) }),
    fc.record({ do: fc.constant("lift" as const), to: fc.constantFrom(...DOORS) }),
    fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 4 }) }),
  );
  type Step = typeof aStep extends fc.Arbitrary<infer S> ? S : never;

  const standing = (model: Model, today: CalendarDay): Line[] => {
    if (model.scope === "relay") return [{ to: null, kinds: RELAY_KINDS, until: null }];
    if (model.scope !== "lines") return [];
    return model.lines.filter(({ until }) => until === null || until >= today);
  };
  const toldTo = (model: Model, door: Door, today: CalendarDay): Set<InformationKind> =>
    new Set(
      model.against.has(door)
        ? []
        : standing(model, today)
            .filter(({ to }) => to === null || to === door)
            .flatMap(({ kinds }) => kinds),
    );

  async function take(course: BuiltCourse, model: Model, step: Step): Promise<void> {
    const { citizenId } = course;
    const today = dayOf(region.now());
    const before = standing(model, today);
    switch (step.do) {
      case "sentence":
        await own.acts.giveConsent(citizenId, { scope: step.scope }, region.now());
        model.scope = step.scope;
        return;
      case "say": {
        // "Only this door" is a line to the department, which sees all anyway.
        const known =
          model.scope === "thisDoor"
            ? [{ to: "emergency" as Door, kinds: RELAY_KINDS, until: null }]
            : before;
        const n = step.inPlace < known.length ? step.inPlace : null;
        if (known.some(({ to }, index) => to === step.to && index !== n)) return;
        const until = step.days === null ? null : addDays(today, step.days);
        await say(course, step.kinds, {
          n,
          ...(step.to ? { to: step.to } : {}),
          ...(until ? { endsOn: until } : {}),
        });
        model.lines = [...known.filter((_, index) => index !== n), { to: step.to, kinds: step.kinds, until }];
        model.scope = "lines";
        return;
      }
      case "stop": {
        if (step.n >= before.length) return;
        await stop(course, step.n);
        model.lines = before.filter((_, index) => index !== step.n);
        model.scope = model.lines.length > 0 ? "lines" : "nothing";
        return;
      }
      case "all":
        await own.acts.withdrawConsent(citizenId, {}, region.now());
        model.scope = "nothing";
        return;
      case "object":
        await own.acts.object(citizenId, { unitId: region.idOf(step.to) }, region.now());
        model.against.add(step.to);
        return;
      case "lift": {
        const { objections } = await own.views.consent(citizenId, region.now());
        const names = new Map(
          await Promise.all(DOORS.map(async (door) => [(await region.actor(door)).unit.name, door] as const)),
        );
        for (const { id, name } of objections)
          if (names.get(name ?? "") === step.to)
            await own.acts.lift(citizenId, { objectionId: id }, region.now());
        model.against.delete(step.to);
        return;
      }
      case "wait":
        region.later(hours(24 * step.days));
    }
  }

  /** All a unit can open of the person. */
  async function sightsOf(door: Door, course: BuiltCourse, name: string): Promise<string> {
    const actor = await region.actor(door);
    const { views } = region;
    const looks = await Promise.allSettled([
      views.course(actor, course.id, region.now(), "citizenHere"),
      views.timelinePage(actor, course.id, {}, region.now()),
      views.journalText(actor, course.id, region.now()),
      views.reaching(actor, course.id, region.now()),
      views.felt(actor, course.id, region.now()),
      views.corrections(actor, course.id, region.now()),
      views.shift(actor, region.now()),
      views.matches(actor, { knownAs: name }, region.now()),
    ]);
    return JSON.stringify(looks.map((look) => (look.status === "fulfilled" ? look.value : null)));
  }

  it("no sight of any door shows what the citizen closed, whatever they say, stop and let lapse", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 7 }), async (steps) => {
        const name = `Borger ${newId()}`;
        const course = await aPerson(name);
        const model: Model = { scope: "nothing", lines: [], against: new Set() };
        for (const step of steps) {
          await take(course, model, step);
          region.later();
          const today = dayOf(region.now());
          const shelter = await sightsOf("shelter", course, name);
          const told = toldTo(model, "shelter", today);
          for (const kind of KINDS)
            expect([kind, shelter.includes(markOf(kind, name))]).toEqual([kind, told.has(kind)]);
          const elsewhere = await sightsOf("dropIn", course, name);
          for (const kind of KINDS) expect(elsewhere).not.toContain(markOf(kind, name));
          expect(elsewhere.includes(name)).toBe(toldTo(model, "dropIn", today).has("contact"));
        }
      }),
      { numRuns: 12 },
    );
  });
});
