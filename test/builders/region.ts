import { fixedClock } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { minutes } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { dischargeForRelay } from "#modules/discharge/index.ts";
import { type Actor, createIdentity } from "#modules/identity/index.ts";
import { emergencyReviews } from "#modules/relay/actions/emergencyReview.ts";
import { createRelayActions, ladderActions } from "#modules/relay/index.ts";
import { createViews } from "#modules/relay/views/index.ts";
import { createNeedKinds } from "#modules/relay/views/need-kinds.ts";
import type { TestDatabase } from "../db.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "./house.ts";
import { testKeyring } from "./keyring.ts";

/** A small region with a door of every sort, all open round the clock unless it says otherwise. */
const DOORS = {
  emergency: { sector: "region", kind: "emergencyDepartment" },
  psychiatry: { sector: "region", kind: "psychiatry" },
  shelter: { sector: "civilSociety", kind: "shelter" },
  dropIn: { sector: "civilSociety", kind: "dropIn", always: false },
  nightTeam: { sector: "municipality", kind: "outreach" },
  nursing: { sector: "municipality", kind: "homeNursing" },
  doctor: { sector: "generalPractice", kind: "practice" },
  receiver: { sector: "municipality", kind: "coordination" },
  faraway: { sector: "municipality", kind: "team", area: "0202" },
} as const;
export type Door = keyof typeof DOORS;

/** A Tuesday in June, half past eight in the morning in Denmark. */
const MORNING = "2026-06-02T06:30:00Z";

/** The house's modules over a database, with a clock that stands still until it is told to move. */
export async function aRegion(database: TestDatabase, at: string = MORNING) {
  const clock = fixedClock(at);
  const identity = createIdentity({ db: database.app });
  const deps = {
    db: database.app,
    identity,
    citizens: createCitizen({ keyring: testKeyring }),
    consents: createConsent(),
    directory: createDirectory({ db: database.app, identity, secret: "a secret for trying things out" }),
    secret: "a secret for trying things out",
    needKinds: createNeedKinds(),
    ledTo: [dischargeForRelay],
  };
  const units = new Map<Door, BuiltUnit>();
  await build(database.app, async (tx) => {
    for (const [slug, door] of Object.entries(DOORS)) {
      units.set(slug as Door, await aUnit(identity, tx, { always: true, ...door, slug }));
    }
    const receiver = units.get("receiver");
    if (!receiver) throw new Error("No standing receiver");
    const duty = { unitId: receiver.id, area: "0101", signedBy: receiver.leaderId, now: clock.now() };
    await identity.signAcceptingDuty(tx, duty);
  });

  const unit = (door: Door): BuiltUnit => {
    const found = units.get(door);
    if (!found) throw new Error(`No door called ${door}`);
    return found;
  };

  return {
    database,
    clock,
    now: clock.now,
    ...deps,
    relay: createRelayActions(deps),
    ladder: ladderActions(deps),
    views: createViews(deps),
    emergencies: emergencyReviews(deps),
    unit,
    idOf: (door: Door): Uuid => unit(door).id,
    /** Somebody on duty there: a worker, or the unit's lead. */
    async actor(door: Door, role: "worker" | "lead" = "worker"): Promise<Actor> {
      const { id, people } = unit(door);
      const person = people[role === "lead" ? 1 : 0];
      if (!person) throw new Error(`Nobody at ${door}`);
      return onDuty(identity, person, id, clock.now());
    },
    /** Time passes, so that what is done next has a moment of its own. */
    later: (ms: number = minutes(1)) => clock.advance(ms),
  };
}

export type Region = Awaited<ReturnType<typeof aRegion>>;
