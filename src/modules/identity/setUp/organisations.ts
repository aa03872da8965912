import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { hasProved, maySetUp } from "../policy.ts";
import { addOrganisation, setAnswerTimes, setLeader } from "../store.ts";
import type { By } from "../types.ts";
import type { Act } from "./acting.ts";
import { type OrganisationDraft, type OrganisationFacts, setUpSchemas } from "./drafts.ts";
import {
  change,
  changedFields,
  freeSlug,
  lockOrganisation,
  type OrganisationRow,
  orTaken,
  personWithEmail,
} from "./store.ts";

/** Fields that decide which laws a unit of the organisation is under: settled once it has one. */
const SETTLED = ["sector", "region", "municipalityCode"];

/** Would this change what its units are bound by? */
export const unsettles = (before: OrganisationRow, after: OrganisationFacts): boolean =>
  before.units > 0 && changedFields(before, after).some((field) => SETTLED.includes(field));

/** Organisations, as administrators and the command line make them. Everything throws Refused `forbidden` to others. */
export function createOrganisations(act: Act) {
  const allowed = (by: By): void => {
    if (!maySetUp(by)) throw new Refused("forbidden");
  };

  return {
    /** Makes one. Throws Refused `invalidInput`, `slugTaken`, `externalIdTaken`. */
    addOrganisation: (by: By, draft: OrganisationDraft, now: Instant): Promise<Uuid> =>
      act(by, { action: "organisation.added" }, now, async (tx, say) => {
        allowed(by);
        const given = wellFormed(setUpSchemas().OrganisationDraft, draft);
        const id = newId();
        const slug = given.slug ?? (await freeSlug(tx, "organisation", given.name));
        await orTaken(addOrganisation(tx, { ...given, id, slug }));
        say({ organisationId: id });
        return id;
      }),

    /**
     * Says what it is, at once. Gives the fields that changed. Throws Refused `invalidInput`, `notFound`, and
     * `organisationHasUnits`: what its units are bound by – sector, region, municipality – is settled with the first.
     */
    changeOrganisation: (
      by: By,
      id: Uuid,
      facts: OrganisationFacts,
      now: Instant,
    ): Promise<readonly string[]> =>
      act(by, { action: "organisation.changed", detail: { organisationId: id } }, now, async (tx, say) => {
        allowed(by);
        const given = wellFormed(setUpSchemas().OrganisationFacts, facts);
        const before = await lockOrganisation(tx, known(id));
        if (unsettles(before, given)) throw new Refused("organisationHasUnits");
        const fields = await change(tx, "organisation", before, given);
        if (fields.length > 0) say({ fields });
        return fields;
      }),

    /**
     * Names the responsible leader, by what they sign in with; null: nobody. They are next on the ladder after a unit's
     * lead, and may sign the standing receiver's duty. Throws Refused `proveFirst`, `noSuchPerson`, `notFound`.
     */
    nameLeader: (by: By, id: Uuid, email: string | null, now: Instant): Promise<void> =>
      act(
        by,
        { action: "organisation.leaderNamed", detail: { organisationId: id } },
        now,
        async (tx, say) => {
          allowed(by);
          if (!hasProved(by, now)) throw new Refused("proveFirst");
          await lockOrganisation(tx, known(id));
          const personId = email === null ? null : await personWithEmail(tx, email);
          await setLeader(tx, id, personId);
          say({ personId });
        },
      ),

    /** Its own times to answer; null goes back to the defaults. Throws Refused `invalidInput`, `notFound`. */
    giveAnswerTimes: (by: By, id: Uuid, times: unknown, now: Instant): Promise<void> =>
      act(
        by,
        { action: "organisation.answerTimesSet", detail: { organisationId: id } },
        now,
        async (tx, say) => {
          allowed(by);
          await lockOrganisation(tx, known(id));
          await setAnswerTimes(tx, id, times);
          say();
        },
      ),
  };
}

export const known = (id: Uuid): Uuid => {
  if (!isUuid(id)) throw new Refused("notFound");
  return id;
};
