import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import type { RelayDeps } from "../actions/command.ts";
import { wishesFor } from "../actions/companions.ts";
import { OwnAddCompanion, OwnEndCompanion, OwnWishForCompanion } from "../commands.ts";
import { clearAlarms } from "../store/around.ts";
import { asOfDay, type CompanionView } from "../views/companions.ts";
import { writtenFor } from "./actor.ts";
import type { MakeAct } from "./acts.ts";
import type { ReadOwn } from "./views.ts";

/** Who comes with me (D5): on the citizen's own pages, by their own hand. */

const mine = { form: "card", givenBy: "citizen", givenByName: null } as const;

export interface OwnCompanyView {
  /** Somebody has the baton: it can be written. */
  readonly open: boolean;
  /** The municipality's code: where doors are near; null where nobody ever had the baton. */
  readonly area: string | null;
  readonly companions: readonly CompanionView[];
}

type Draft = z.output<typeof OwnAddCompanion>;

export function companyActs(act: MakeAct, deps: RelayDeps) {
  const { citizens } = deps;
  return {
    /** Throws Refused `courseClosed`, `tooManyCompanions`, `companionKnown`, `custodyHolderGives`. */
    addCompanion: act(
      "addCompanion",
      OwnAddCompanion,
      async ({ tx, command, now, course: { state, citizenId, holderId }, happened }) => {
        if (state !== "open") throw new Refused("courseClosed");
        const { kind, name, relation, phone = "", ...given } = command;
        const wishes = await wishesFor(tx, deps, citizenId, { ...given, ...mine }, now);
        const companion = {
          kind,
          name,
          relation,
          phone: parsePhone(phone),
          remit: "",
          language: "",
          note: "",
        };
        const writer = writtenFor(holderId);
        await citizens.addCompanion(tx, { citizenId, companion, wishes, byCitizen: true, writer, now });
        happened("companionsChanged");
      },
      // A telephone number can be guessed from any hash without a key.
      ({ phone = "", ...rest }: Draft) => ({ ...rest, phone: citizens.channelDigest(phone) }),
    ),

    /** What I want now. Throws Refused `courseClosed`, `unknownCompanion`, `custodyHolderGives`. */
    wishForCompanion: act(
      "wishForCompanion",
      OwnWishForCompanion,
      async ({ tx, command, now, course: { id, state, citizenId, holderId }, happened }) => {
        if (state !== "open") throw new Refused("courseClosed");
        const { companionId, ...given } = command;
        const wishes = await wishesFor(tx, deps, citizenId, { ...given, ...mine }, now);
        await citizens.wishFor(tx, { citizenId, id: companionId, wishes, writer: writtenFor(holderId), now });
        clearAlarms(tx, { courseId: id }, ["wishEnding"], STAFET_PERSON_ID, now);
        happened("companionsChanged");
      },
    ),

    /** Not any more; a guardian is appointed by others, who also end it. Throws Refused `guardianStays`, `unknownCompanion`. */
    endCompanion: act(
      "endCompanion",
      OwnEndCompanion,
      async ({ tx, command: { companionId }, now, course: { id, citizenId, holderId }, happened }) => {
        if ((await citizens.companionKind(tx, citizenId, companionId)) === "guardian")
          throw new Refused("guardianStays");
        await citizens.endCompanion(tx, { citizenId, id: companionId, writer: writtenFor(holderId), now });
        clearAlarms(tx, { courseId: id }, ["wishEnding"], STAFET_PERSON_ID, now);
        happened("companionsChanged");
      },
    ),
  };
}

export const companyViews = (own: ReadOwn, { citizens }: Pick<RelayDeps, "citizens">) => ({
  /** Those who go with me and are close to me now. */
  company: (citizenId: Uuid, now: Instant): Promise<OwnCompanyView> =>
    own(citizenId, now, async (snapshot, course) => {
      const all = await citizens.companionsOf(snapshot, course?.citizenId ?? citizenId);
      const companions = all.filter(({ endedAt }) => endedAt === null).map((one) => asOfDay(one, dayOf(now)));
      return { open: course?.state === "open", area: course?.area ?? null, companions };
    }),
});
