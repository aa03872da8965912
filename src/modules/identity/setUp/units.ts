import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { municipality } from "#kernel/municipalities.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { hasProved, mayDescribe, maySetUp, maySign } from "../policy.ts";
import { addUnit, setLead, signAcceptingDuty } from "../store.ts";
import type { By, SignedIn } from "../types.ts";
import { membersOf } from "../views.ts";
import type { Act, Say } from "./acting.ts";
import { setUpSchemas, type UnitContact, type UnitDraft, type UnitFacts } from "./drafts.ts";
import { known } from "./organisations.ts";
import * as store from "./store.ts";

/** Which region a unit of that area lies in: the municipality's, or its organisation's where the code is made up. */
export const regionOf = (area: string, organisation: { readonly region: string }): string =>
  municipality(area)?.region ?? organisation.region;

/** Units, as administrators, their leads and the command line make and keep them. Throws Refused `forbidden` to others. */
export function createUnits(act: Act) {
  /** What is about one unit: locked, open, and by somebody who may. */
  const about = <T>(
    by: By,
    what: {
      readonly action: string;
      readonly unitId: Uuid;
      readonly may: (by: By, unit: store.UnitRow) => boolean;
    },
    now: Instant,
    work: (tx: Tx, unit: store.UnitRow, say: Say) => Promise<T>,
  ): Promise<T> =>
    act(by, { action: what.action, detail: { unitId: what.unitId } }, now, async (tx, say) => {
      const unit = await store.lockUnit(tx, known(what.unitId));
      if (!what.may(by, unit)) throw new Refused("forbidden");
      if (!unit.isOpen) throw new Refused("unknownUnit");
      return work(tx, unit, say);
    });

  const changing = async (
    tx: Tx,
    unit: store.UnitRow,
    after: object,
    say: Say,
  ): Promise<readonly string[]> => {
    const fields = await store.change(tx, "unit", unit, after);
    if (fields.length > 0) say({ fields });
    return fields;
  };

  const mayOffer = (unit: store.UnitRow): boolean =>
    ["region", "municipality"].includes(unit.sector) && unit.holdsCourses && unit.holdsNeeds;

  return {
    /** Makes one, open from now on. Throws Refused `invalidInput`, `notFound`, `slugTaken`, `externalIdTaken`. */
    addUnit: (by: By, organisationId: Uuid, draft: UnitDraft, now: Instant): Promise<Uuid> =>
      act(by, { action: "unit.added", detail: { organisationId } }, now, async (tx, say) => {
        if (!maySetUp(by)) throw new Refused("forbidden");
        const given = wellFormed(setUpSchemas().UnitDraft, draft);
        const organisation = await store.lockOrganisation(tx, known(organisationId));
        const id = newId();
        const slug = given.slug ?? (await store.freeSlug(tx, "unit", given.name));
        const region = regionOf(given.area, organisation);
        await store.orTaken(addUnit(tx, { ...given, id, slug, organisationId, region }));
        say({ unitId: id });
        return id;
      }),

    /**
     * Says what it is and may hold, at once. Gives the fields that changed. Throws Refused `invalidInput`, `notFound`,
     * `areaInAnotherRegion` – what it has is its region's – and `standingReceiverHolds`.
     */
    changeUnit: (by: By, unitId: Uuid, facts: UnitFacts, now: Instant): Promise<readonly string[]> =>
      about(by, { action: "unit.changed", unitId, may: maySetUp }, now, async (tx, unit, say) => {
        const given = wellFormed(setUpSchemas().UnitFacts, facts);
        if (regionOf(given.area, unit) !== unit.region) throw new Refused("areaInAnotherRegion");
        if (unit.standingReceiver && !(given.holdsCourses && given.holdsNeeds))
          throw new Refused("standingReceiverHolds");
        return changing(tx, unit, given, say);
      }),

    /** Its hours, telephone and how one gets hold of it, at once; also by its own lead. Throws Refused `invalidInput`, `notFound`. */
    describeUnit: (by: By, unitId: Uuid, contact: UnitContact, now: Instant): Promise<readonly string[]> =>
      about(by, { action: "unit.described", unitId, may: mayDescribe }, now, (tx, unit, say) =>
        changing(tx, unit, wellFormed(setUpSchemas().UnitContact, contact), say),
      ),

    /** Names its lead, whom the ladder calls: one of its members in that role. Throws Refused `notALead`, `notFound`. */
    nameLead: (by: By, unitId: Uuid, personId: Uuid, now: Instant): Promise<void> =>
      about(by, { action: "unit.leadNamed", unitId, may: maySetUp }, now, async (tx, _unit, say) => {
        const members = await membersOf(tx, unitId);
        const leads = members.filter(({ role, technical }) => role === "lead" && !technical);
        if (!leads.some((member) => member.personId === personId)) throw new Refused("notALead");
        await setLead(tx, unitId, personId);
        say({ personId });
      }),

    /**
     * Offers it an area's standing duty (law 3); nothing is changed until its leader signs. Replaces an offer of the same
     * area that waits. Throws Refused `proveFirst`, `notStandingReceiver`, `areaInAnotherRegion`, `invalidInput`.
     */
    offerDuty: (by: By, unitId: Uuid, area: string, now: Instant): Promise<void> =>
      about(by, { action: "unit.dutyOffered", unitId, may: maySetUp }, now, async (tx, unit, say) => {
        if (!hasProved(by, now)) throw new Refused("proveFirst");
        const given = wellFormed(setUpSchemas().UnitFacts.shape.area, area);
        if (!mayOffer(unit)) throw new Refused("notStandingReceiver", { unitId });
        if (regionOf(given, unit) !== unit.region) throw new Refused("areaInAnotherRegion");
        const offeredBy = by === "commandLine" ? null : by.personId;
        say({ area: given, offerId: await store.offerDuty(tx, { unitId, area: given, offeredBy, now }) });
      }),

    /** Takes an offer back that nobody has signed. Throws Refused `notFound`. */
    takeBackOffer: (by: By, offer: { unitId: Uuid; id: Uuid }, now: Instant): Promise<void> =>
      about(
        by,
        { action: "unit.offerTakenBack", unitId: offer.unitId, may: maySetUp },
        now,
        async (tx, _, say) => {
          const { area } = await store.endOffer(tx, { ...offer, id: known(offer.id), dutyId: null, now });
          say({ area });
        },
      ),

    /**
     * Law 3: its leader – lead or responsible leader, in person – signs in advance for an area it was offered. From then on
     * it takes what others there cannot carry on, instead of whoever did. Throws Refused `proveFirst`, `notFound`,
     * `notStandingReceiver`.
     */
    signDuty: (who: SignedIn, offer: { unitId: Uuid; id: Uuid }, now: Instant): Promise<void> =>
      about(
        who,
        { action: "unit.dutySigned", unitId: offer.unitId, may: maySign },
        now,
        async (tx, unit, say) => {
          if (!hasProved(who, now)) throw new Refused("proveFirst");
          const dutyId = newId();
          const area = await store.areaOffered(tx, known(offer.id), unit.id);
          await signAcceptingDuty(tx, { id: dutyId, unitId: unit.id, area, signedBy: who.personId, now });
          await store.endOffer(tx, { ...offer, dutyId, now });
          say({ area, dutyId });
        },
      ),
  };
}
