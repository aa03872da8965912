import { command, json } from "./command.ts";

const looksLikeEmail = (given: string): boolean =>
  given.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.trim());
const looksLikeName = (given: string): boolean => given.trim() !== "" && given.length <= 200;

export const adminSecondStep = command({
  name: "admin reset-second-step",
  help: "Let somebody in again who has lost telephone and recovery codes: they set up a new second step at the next sign-in.",
  options: {
    email: {
      type: "string",
      value: "an e-mail address",
      required: true,
      valid: looksLikeEmail,
      help: "What they sign in with.",
    },
    reason: {
      type: "string",
      value: "a sentence",
      required: true,
      valid: (given) => given.trim() !== "" && given.length <= 500,
      help: "How you know that it is they who ask; it stands in the log.",
    },
    json,
  },
  async run({ signIn, clock }, { email, reason, json: asJson }, out) {
    const name = await signIn.resetSecondStepByCommand({ email, reason: reason.trim() }, clock.now());
    if (asJson) out.json({ email, name });
    else out.line(`${name} signs in by password alone the next time, and sets up a new second step then.`);
  },
});

export const adminCreate = command({
  name: "admin create",
  help: "Make an administrator to be: prints a link, shown this once, where they choose a password.",
  options: {
    email: {
      type: "string",
      value: "an e-mail address",
      required: true,
      valid: looksLikeEmail,
      help: "What they sign in with.",
    },
    name: {
      type: "string",
      value: "a name of at most 200 letters",
      required: true,
      valid: looksLikeName,
      help: "What they are called.",
    },
    json,
  },
  async run({ signIn, config, clock }, { email, name, json: asJson }, out) {
    const token = await signIn.inviteAdministrator({ email, name: name.trim() }, clock.now());
    const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
    const link = `${origin}/invitation/${token}`;
    if (asJson) out.json({ link, email });
    else {
      out.line(link);
      out.note("Whoever has it becomes administrator. It can be used once, within seven days.");
    }
  },
});
