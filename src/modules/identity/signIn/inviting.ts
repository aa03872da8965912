import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import type { Letter } from "#platform/mail.ts";
import { record } from "../audit.ts";
import { endMembership } from "../store.ts";
import { type Role, type SignedIn, SYSTEM } from "../types.ts";
import * as views from "../views.ts";
import { acceptAndLog } from "./accepting.ts";
import type { Entered, Entering } from "./entering.ts";
import * as store from "./invitations.ts";
import { type From, keyOf, type Parts } from "./parts.ts";
import { hashOfNew } from "./password.ts";
import { mayManage, plainEmail } from "./rules.ts";
import { withTwoSteps } from "./views.ts";

/** Who works where: inviting people to units, and letting them go. For a unit's lead, and administrators. */
export function createInviting({ db, audit, mail, engine }: Parts, { prove, enter, withPassword }: Entering) {
  /** Does it for somebody who may, with its entry in the log; a refusal is logged too. */
  async function manage(
    who: SignedIn,
    action: string,
    detail: { unitId: Uuid },
    now: Instant,
    work: (tx: Tx) => Promise<Readonly<Record<string, unknown>>>,
  ): Promise<void> {
    const entry = { at: now, actor: keyOf(who), action, detail };
    await audit.watch(entry, async () => {
      if (!mayManage(who, detail.unitId)) throw new Refused("forbidden");
      await db.write(SYSTEM, async (tx) => {
        const more = await work(tx);
        record(tx, [{ ...entry, detail: { ...detail, ...more } }]);
      });
    });
  }

  return {
    /** Invites by a letter with a link; `letter` has the words round its token. Throws Refused `forbidden`, `unknownUnit`. */
    invite: (
      who: SignedIn,
      draft: { email: string; name: string; unitId: Uuid; role: Role },
      letter: (token: string, unitName: string) => Omit<Letter, "to">,
      now: Instant,
    ): Promise<void> =>
      manage(who, "identity.invite", { unitId: draft.unitId }, now, async (tx) => {
        const unit = await views.unit(tx, draft.unitId);
        if (!unit?.isOpen) throw new Refused("unknownUnit");
        const email = plainEmail(draft.email);
        const to = { unitId: unit.id, role: draft.role };
        const { id, token } = await store.addInvitation(
          tx,
          { email, name: draft.name, to, invitedBy: who.personId },
          now,
        );
        mail.post(tx, { to: email, ...letter(token, unit.name) }, now);
        return { invitationId: id, role: draft.role };
      }),

    /** For the command line: an administrator to be. Gives the link's token, to be shown this once. */
    inviteAdministrator: (draft: { email: string; name: string }, now: Instant): Promise<string> =>
      db.write(SYSTEM, async (tx) => {
        const to = { remit: "administrator" } as const;
        const email = plainEmail(draft.email);
        const { id, token } = await store.addInvitation(
          tx,
          { email, name: draft.name, to, invitedBy: null },
          now,
        );
        const detail = { invitationId: id, ...to };
        record(tx, [{ at: now, actor: SYSTEM, action: "identity.invite", detail }]);
        return token;
      }),

    /** What is behind a link. Throws Refused `linkUnknown`, `linkUsed`, `linkExpired`. */
    invitation: (token: string, now: Instant): Promise<store.Invitation> =>
      db.read(SYSTEM, (tx) => store.openInvitation(tx, token, now)),

    /**
     * Accepts an invitation with a password of one's own choice, or – who has a way in already – the one they have, and
     * signs in. Throws Refused `passwordUnfit`, what `prove` and what `invitation` throw, and `stale`.
     */
    async accept(
      typed: { token: string; name: string; password: string },
      from: From,
      now: Instant,
    ): Promise<Entered> {
      const { password, token } = typed;
      const seen = await db.read(SYSTEM, (tx) => store.openInvitation(tx, token, now));
      const { existing, email } = seen;
      if (existing) await prove({ email, password }, from, now);
      const passwordHash = existing ? null : await hashOfNew(await engine(), password, [typed.name, email]);
      const personId = await db.write(SYSTEM, async (tx) => {
        const invitation = await store.openInvitation(tx, token, now, true);
        // Somebody got a way in by that address meanwhile: they prove it as such.
        if (invitation.existing !== existing) throw new Refused("stale");
        return acceptAndLog(tx, invitation, { name: typed.name, passwordHash }, now);
      });
      if (existing) return withPassword({ email, password }, from, now);
      return enter(personId, { method: "password", from, known: false }, now);
    },

    /** Takes an invitation back. Throws Refused `forbidden`, `notFound`. */
    revokeInvitation: (who: SignedIn, draft: { id: Uuid; unitId: Uuid }, now: Instant): Promise<void> =>
      manage(who, "identity.revokeInvitation", { unitId: draft.unitId }, now, async (tx) => {
        await store.revokeInvitation(tx, draft.id, draft.unitId, now);
        return { invitationId: draft.id };
      }),

    /** Somebody has left the unit: their membership and sessions there end now. Throws Refused `forbidden`. */
    letGo: (who: SignedIn, draft: { personId: Uuid; unitId: Uuid }, now: Instant): Promise<void> =>
      manage(who, "identity.endMembership", { unitId: draft.unitId }, now, async (tx) => {
        await endMembership(tx, { ...draft, now });
        return { personId: draft.personId };
      }),

    /** The unit's people and who is invited. Throws Refused `forbidden`, `notFound`. */
    async peopleOf(who: SignedIn, unitId: Uuid, now: Instant) {
      if (!mayManage(who, unitId)) throw new Refused("forbidden");
      return db.read(SYSTEM, async (tx) => {
        const unit = await views.unit(tx, unitId);
        if (!unit) throw new Refused("notFound");
        const members = await views.membersOf(tx, unitId);
        const twoSteps = await withTwoSteps(tx, unitId);
        return { unit, members, twoSteps, invited: await store.openInvitations(tx, unitId, now) };
      });
    },
  };
}
