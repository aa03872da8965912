import { REMITS } from "#modules/identity/index.ts";
import { command, Failure, json } from "./command.ts";

export const remitGrant = command({
  name: "remit grant",
  help: "Give somebody who can sign in a remit: what they are besides a member of units.",
  options: {
    email: { type: "string", value: "an e-mail address", required: true, help: "What they sign in with." },
    remit: { type: "string", required: true, oneOf: REMITS, help: "Which." },
    organisation: {
      type: "string",
      value: "slug",
      help: "For directoryEditor and bridgingCoordinator: the slug of a unit of the organisation.",
    },
    json,
  },
  async run({ identity, clock }, { email, remit, organisation, json: asJson }, out) {
    const unit = organisation === undefined ? null : await identity.unitBySlug(organisation);
    if (organisation !== undefined && !unit) throw new Failure(`No unit is called ${organisation}.`);
    const known = REMITS.find((one) => one === remit);
    if (known === undefined) throw new Failure(`No remit is called ${remit}.`);
    const draft = { email, remit: known, organisationId: unit?.organisationId ?? null };
    await identity.giveRemitByCommand(draft, clock.now());
    if (asJson) out.json({ email, remit });
    else out.line(`${email}: ${remit}.`);
  },
});
