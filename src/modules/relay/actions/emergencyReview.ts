import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { plus } from "#kernel/time.ts";
import { holds, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import { ReviewEmergency } from "../commands.ts";
import { ATTEMPTS_WITHIN } from "../rules/emergency.ts";
import { forgetAttemptsBefore, reviewAccess } from "../store/emergency.ts";
import type { EmergencyReason } from "../types.ts";
import type { RelayDeps } from "./command.ts";

/** One emergency access, as the data-protection officer sees it: who, when and why – nothing of the citizen but the course's number. */
export interface EmergencyLine {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly person: string;
  readonly unit: string;
  readonly organisation: string;
  readonly reason: EmergencyReason;
  readonly reasonText: string;
  readonly openedAt: Instant;
  readonly until: Instant;
}

/** As many as anybody reviews at a time; the oldest first. */
const MOST_LINES = 100;

/** The data-protection officer's afterwards: every emergency access is looked at by somebody else than who had it. */
export function emergencyReviews({ db, identity }: Pick<RelayDeps, "db" | "identity">) {
  /** The officer reviews what others did, whatever unit they are on duty for. Throws Refused `forbidden`, logged. */
  const asOfficer = <T>(who: SignedIn, action: string, now: Instant, work: () => Promise<T>): Promise<T> =>
    identity.audit.watch({ at: now, actor: keyOf(who), action }, async () => {
      if (!holds(who, "dataProtectionOfficer")) throw new Refused("forbidden");
      return work();
    });

  return {
    /** Tries so old that they no longer count are forgotten. Returns how many. */
    forgetAttempts: (now: Instant): Promise<number> =>
      db.write(SYSTEM, (tx) => forgetAttemptsBefore(tx, plus(now, -ATTEMPTS_WITHIN))),

    /** Accesses not yet reviewed, oldest first. For the data-protection officer. Throws Refused `forbidden`. */
    awaiting: (who: SignedIn, now: Instant): Promise<readonly EmergencyLine[]> =>
      asOfficer(who, "emergency.listed", now, async () => {
        const { rows } = await db.read(SYSTEM, (snapshot) =>
          sql<EmergencyLine>`
            select e.id, e.course_id as "courseId", p.name as person, u.name as unit, u.organisation_name as organisation,
                   e.reason, e.reason_text as "reasonText", e.opened_at as "openedAt", e.until
              from relay.emergency_access e
              join identity.person p on p.id = e.person_id
              join identity.unit_card u on u.id = e.unit_id
             where e.reviewed_at is null order by e.opened_at, e.id limit ${sql.lit(MOST_LINES)}`.execute(
            snapshot,
          ),
        );
        return rows;
      }),

    /**
     * What the officer finds of one access; said once. Throws Refused `forbidden`, `notFound`, `ownAccess` – nobody
     * reviews themselves –, `stale` when it is reviewed already, `invalidInput`.
     */
    reviewEmergencyAccess: (
      who: SignedIn,
      input: z.input<typeof ReviewEmergency>,
      now: Instant,
    ): Promise<void> =>
      asOfficer(who, "emergency.reviewed", now, async () => {
        const parsed = ReviewEmergency.safeParse(input);
        if (!parsed.success) throw new Refused("invalidInput", { issues: [] });
        const { accessId, finding, note } = parsed.data;
        await db.write(SYSTEM, async (tx) => {
          const { rows } = await sql<{ personId: Uuid; courseId: Uuid; citizenId: Uuid; reviewed: boolean }>`
            select e.person_id as "personId", e.course_id as "courseId", c.citizen_id as "citizenId",
                   e.reviewed_at is not null as reviewed
              from relay.emergency_access e join relay.course c on c.id = e.course_id
             where e.id = ${accessId} for update of e`.execute(tx);
          const [access] = rows;
          if (!access) throw new Refused("notFound");
          if (access.personId === who.personId) throw new Refused("ownAccess");
          if (access.reviewed) throw new Refused("stale");
          reviewAccess(tx, accessId, { by: who.personId, at: now, finding, note: note ?? null });
          const { courseId, citizenId } = access;
          const detail = { accessId, finding };
          identity.audit.record(tx, [
            { at: now, actor: keyOf(who), action: "emergency.reviewed", courseId, citizenId, detail },
          ]);
        });
      }),
  };
}

const keyOf = (who: SignedIn) => who.actor ?? { personId: who.personId, unitId: null, role: "member" };
