import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, dayOf, plus } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createConsent, INFORMATION_KINDS, NOTHING_SAID } from "./index.ts";
import { isWholeSentence, kindsFor, letsFind, RELAY_KINDS } from "./kinds.ts";
import type { Allowance, ConsentScope, Objection } from "./types.ts";

describe("those on my relay", () => {
  it("is told all it needs to help, but neither of relatives nor what they have told", () => {
    const left = INFORMATION_KINDS.filter((kind) => !RELAY_KINDS.includes(kind));
    expect(left).toEqual(["network", "knowledgeNotes"]);
    expect(isWholeSentence(new Set(RELAY_KINDS))).toBe(true);
    expect(isWholeSentence(new Set(RELAY_KINDS.slice(1)))).toBe(false);
  });
});

const now = new Date("2026-06-02T08:00:00Z");
const today = dayOf(now);

describeOnEngine("what a unit may be told, by the rule and by the database", (open) => {
  const consents = createConsent();
  let database: TestDatabase;
  let actor: Actor;
  let units: BuiltUnit[];

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    units = await build(database.app, async (tx) => [
      await aUnit(identity, tx, { slug: "shelter" }),
      await aUnit(identity, tx, { slug: "ward" }),
    ]);
    const [first] = units;
    if (!first) throw new Error("No unit");
    actor = await onDuty(identity, first.people[0] ?? "", first.id, now);
  });
  afterAll(() => database.close());

  interface Scene {
    scope: ConsentScope | null;
    by: 0 | 1;
    lines: readonly { to: "relay" | "unit" | "organisation"; unit: 0 | 1; kinds: Allowance["kinds"] }[];
    objections: readonly { to: Objection["against"]; unit: 0 | 1; lifted: boolean }[];
    withdrawn: boolean;
    lapsed: boolean;
  }
  const which = fc.constantFrom(0 as const, 1 as const);
  const aScene: fc.Arbitrary<Scene> = fc.record({
    scope: fc.constantFrom(
      "relay" as const,
      "thisDoor" as const,
      "notNow" as const,
      "chosen" as const,
      "chosen" as const,
      null,
    ),
    by: which,
    lines: fc.array(
      fc.record({
        to: fc.constantFrom("relay" as const, "unit" as const, "organisation" as const),
        unit: which,
        kinds: fc.uniqueArray(fc.constantFrom(...INFORMATION_KINDS), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    objections: fc.uniqueArray(
      fc.record({
        to: fc.constantFrom("all" as const, "unit" as const, "organisation" as const),
        unit: which,
        lifted: fc.boolean(),
      }),
      { maxLength: 2, selector: ({ to, unit }) => `${to}${to === "all" ? "" : unit}` },
    ),
    withdrawn: fc.boolean(),
    lapsed: fc.boolean(),
  });

  const unitAt = (index: 0 | 1): BuiltUnit => {
    const unit = units[index];
    if (!unit) throw new Error("No such unit");
    return unit;
  };
  const named = (to: "all" | "relay" | "unit" | "organisation", index: 0 | 1) => ({
    unitId: to === "unit" ? unitAt(index).id : null,
    organisationId: to === "organisation" ? unitAt(index).organisationId : null,
  });

  async function play(scene: Scene): Promise<string> {
    return build(database.app, async (tx) => {
      const citizenId = await createCitizen({ keyring: testKeyring }).addCitizen(tx, {
        region: "DK-84",
        knownAs: "Mette",
        now,
      });
      const said = { ...actor, unitId: unitAt(scene.by).id };
      if (scene.scope !== null) {
        await consents.give(tx, {
          citizenId,
          scope: scene.scope,
          form: "oral",
          actor: said,
          now,
          allowances:
            scene.scope === "chosen"
              ? scene.lines.map(({ to, unit, kinds }) => ({
                  recipient: to,
                  ...named(to, unit),
                  kinds,
                  purpose: "At hjælpe",
                }))
              : [],
        });
      }
      for (const { to, unit, lifted } of scene.objections) {
        const objectionId = await consents.object(tx, {
          citizenId,
          against: to,
          ...named(to, unit),
          form: "oral",
          actor: said,
          now,
        });
        if (lifted && objectionId)
          await consents.lift(tx, { citizenId, objectionId, by: actor.personId, now: plus(now, 1000) });
      }
      if (scene.withdrawn) await consents.withdraw(tx, citizenId, plus(now, 1000));
      return citizenId;
    });
  }

  it("is the same, whatever was said", async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const citizenId = await play(scene);
        const day = scene.lapsed ? addDays(today, 366) : today;
        const said =
          (await database.app.read(SYSTEM, (db) => consents.said(db, [citizenId], day))).get(citizenId) ??
          NOTHING_SAID;
        for (const { id, organisationId } of units) {
          const unit = { id, organisationId };
          const [row] = await database.appSql(
            "select consent.kinds_for($1, $2, $3) as kinds, consent.lets_find($1, $2, $3) as found",
            [citizenId, id, day],
          );
          expect(row?.found).toBe(letsFind(said, unit));
          expect(new Set(row?.kinds as string[])).toEqual(new Set(kindsFor(said, unit)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is nothing of somebody nobody knows", async () => {
    const unit = unitAt(0);
    const [row] = await database.appSql("select consent.kinds_for(gen_random_uuid(), $1, $2) as kinds", [
      unit.id,
      today,
    ]);
    expect(row).toEqual({ kinds: [] });
  });
});
