import { command, json } from "./command.ts";

const looksLikeEmail = (given: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given);

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
    name: { type: "string", value: "a name", required: true, help: "What they are called." },
    json,
  },
  async run({ signIn, config, clock }, { email, name, json: asJson }, out) {
    const token = await signIn.inviteAdministrator({ email, name: name.slice(0, 200) }, clock.now());
    const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
    const link = `${origin}/invitation/${token}`;
    if (asJson) out.json({ link, email });
    else {
      out.line(link);
      out.note("Whoever has it becomes administrator. It can be used once, within seven days.");
    }
  },
});
