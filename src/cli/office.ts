import { OFFICES } from "#modules/identity/index.ts";
import { command, Failure, json } from "./command.ts";

export const officeGrant = command({
  name: "office grant",
  help: "Give somebody who can sign in an office: what they are besides a member of units.",
  options: {
    email: { type: "string", value: "an e-mail address", required: true, help: "What they sign in with." },
    office: { type: "string", required: true, oneOf: OFFICES, help: "Which." },
    organisation: {
      type: "string",
      value: "slug",
      help: "For directoryEditor and bridgingCoordinator: the slug of a unit of the organisation.",
    },
    json,
  },
  async run({ identity, clock }, { email, office, organisation, json: asJson }, out) {
    const unit = organisation === undefined ? null : await identity.unitBySlug(organisation);
    if (organisation !== undefined && !unit) throw new Failure(`No unit is called ${organisation}.`);
    const known = OFFICES.find((one) => one === office);
    if (known === undefined) throw new Failure(`No office is called ${office}.`);
    const draft = { email, office: known, organisationId: unit?.organisationId ?? null };
    await identity.giveOfficeByCommand(draft, clock.now());
    if (asJson) out.json({ email, office });
    else out.line(`${email}: ${office}.`);
  },
});
