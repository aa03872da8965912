import { isUuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { command, Failure, json, UsageError } from "./command.ts";

/** Says a refusal in the words of a terminal. */
async function orFail<T>(work: Promise<T>, code: string, message: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error) && error.code === code) throw new Failure(message);
    throw error;
  }
}

export const tokenCreate = command({
  name: "token create",
  help: "Make an API token with which another system acts for a unit. It is shown this once.",
  options: {
    unit: { type: "string", value: "slug", required: true, help: "The unit; `stafet units` lists them." },
    role: {
      type: "string",
      oneOf: ["worker", "lead"],
      help: "What it may do there: worker (default) or lead.",
    },
    days: {
      type: "string",
      value: "1–365",
      valid: (given) => /^\d{1,3}$/.test(given) && Number(given) >= 1 && Number(given) <= 365,
      help: "How long it works: 365 days unless told.",
    },
    json,
  },
  async run({ identity, clock }, { unit: unitSlug, role, days, json: asJson }, out) {
    const lasts = days === undefined ? {} : { days: Number(days) };
    const command = {
      unitSlug,
      role: role === "lead" ? "lead" : "worker",
      now: clock.now(),
      ...lasts,
    } as const;
    const made = await orFail(
      identity.createToken(command),
      "unknownUnit",
      `There is no open unit called "${unitSlug}". "stafet units" lists them.`,
    );
    if (asJson)
      out.json({
        token: made.token,
        id: made.id,
        unit: unitSlug,
        role: command.role,
        expiresAt: made.expiresAt,
      });
    else {
      out.line(made.token);
      out.note(`It works until ${made.expiresAt.toISOString()}.`);
      out.note(`Keep it safe: it is not shown again. To revoke it: stafet token revoke ${made.id}`);
    }
  },
});

export const tokenRevoke = command({
  name: "token revoke",
  help: "Take an API token out of use, at once.",
  operands: ["id"],
  options: { json },
  async run({ identity, clock }, { operands: [id = ""], json: asJson }, out) {
    if (!isUuid(id))
      throw new UsageError('Name the token by its id, not by itself. "stafet token list" shows them.');
    await orFail(
      identity.revokeToken(id, clock.now()),
      "unknownToken",
      `There is no token with the id ${id}. "stafet token list" shows them.`,
    );
    if (asJson) out.json({ id, revoked: true });
    else out.line("Revoked.");
  },
});

export const tokenList = command({
  name: "token list",
  help: "List the API tokens, newest first – never the secrets themselves.",
  options: { json },
  async run({ identity }, { json: asJson }, out) {
    const tokens = await identity.apiTokens();
    if (asJson) out.json(tokens);
    else if (tokens.length === 0) out.line("There are none.");
    else for (const token of tokens) out.line(lineOf(token));
  },
});

const lineOf = (token: {
  id: string;
  unitSlug: string;
  role: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}): string =>
  `${token.id}  ${token.unitSlug}  ${token.role}  made ${token.createdAt.toISOString()}, until ${token.expiresAt.toISOString()}` +
  (token.revokedAt ? `, revoked ${token.revokedAt.toISOString()}` : "");
