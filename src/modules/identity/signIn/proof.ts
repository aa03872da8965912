import { APIError } from "better-auth/api";
import type { Uuid } from "#kernel/ids.ts";
import type { Engine } from "./engine.ts";

/** What came of asking somebody to prove who they are. `cookies`: what the browser must bring along with the code. */
export type Proof =
  | { readonly kind: "proved"; readonly personId: Uuid }
  | { readonly kind: "needsCode"; readonly cookies: readonly string[] }
  | { readonly kind: "wrong" };

const WRONG: Proof = { kind: "wrong" };

/** A refusal of better-auth's is an answer; whatever else it throws is a fault. */
async function orWrong(work: () => Promise<Proof>): Promise<Proof> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return WRONG;
    throw error;
  }
}

/** Is it their password? Takes as long for an address nobody has as for a wrong password. */
export const provePassword = (engine: Engine, email: string, password: string): Promise<Proof> =>
  orWrong(async () => {
    const { headers, response } = await engine.api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    });
    if ("twoFactorRedirect" in response) return { kind: "needsCode", cookies: headers.getSetCookie() };
    return proved(engine, response.token, response.user);
  });

/** Is it the code their telephone shows, or one of their recovery codes? `cookies`: as the browser sent them. */
export const proveCode = (
  engine: Engine,
  { code, cookies, recovery }: { code: string; cookies: string; recovery: boolean },
): Promise<Proof> =>
  orWrong(async () => {
    const headers = new Headers({ cookie: cookies });
    const answer = recovery
      ? await engine.api.verifyBackupCode({ body: { code }, headers })
      : await engine.api.verifyTOTP({ body: { code }, headers });
    return proved(engine, answer.token ?? null, answer.user);
  });

/** A cookie header of what better-auth set: for a second call in the same breath. */
const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");

/** What somebody scans and types to set up their code app. `cookie` is sealed into the page: it proves them for ten minutes. */
export interface SetUp {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly cookie: string;
}

/** Begins a second step for somebody who types their password; null when it is wrong or they have one. */
export async function beginSecondStep(
  engine: Engine,
  email: string,
  password: string,
): Promise<SetUp | null> {
  try {
    const { headers, response } = await engine.api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    });
    if ("twoFactorRedirect" in response) return null;
    const cookie = cookieOf(headers);
    const made = await engine.api.enableTwoFactor({ body: { password }, headers: new Headers({ cookie }) });
    return made.method === "totp" ? { uri: made.totpURI, recoveryCodes: made.backupCodes, cookie } : null;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
}

/** The first code proves that the app was set up; from now on it is asked for. False: it does not fit. */
export const confirmSecondStep = async (engine: Engine, code: string, cookies: string): Promise<boolean> =>
  (await proveCode(engine, { code, cookies, recovery: false })).kind === "proved";

/** better-auth's own session has done its service with the proof. */
async function proved(engine: Engine, token: string | null, user: object): Promise<Proof> {
  if (token) await (await engine.$context).internalAdapter.deleteSession(token);
  return "personId" in user && typeof user.personId === "string"
    ? { kind: "proved", personId: user.personId }
    : WRONG;
}
