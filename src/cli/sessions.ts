import { isRefused } from "#kernel/refusal.ts";
import { command, Failure, json, UsageError } from "./command.ts";

export const sessionsEnd = command({
  name: "sessions end",
  help: "End all sessions of one person, or of everybody: whoever is in signs in again.",
  options: {
    email: { type: "string", value: "an e-mail address", help: "What the person signs in with." },
    everybody: { type: "boolean", help: "Instead: everybody's, for when a secret may have got out." },
    json,
  },
  async run({ signIn, clock }, { email, everybody, json: asJson }, out) {
    if ((email === undefined) === (everybody !== true))
      throw new UsageError("Say either --email or --everybody.");
    try {
      const ended = await signIn.endSessionsByCommand(email ?? null, clock.now());
      if (asJson) out.json({ ended });
      else out.line(`${ended} ended.`);
    } catch (error) {
      if (isRefused(error) && error.code === "notFound")
        throw new Failure("Nobody signs in with that address.");
      throw error;
    }
  },
});
