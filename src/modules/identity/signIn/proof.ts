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

/** better-auth's own session has done its service with the proof. */
async function proved(engine: Engine, token: string | null, user: object): Promise<Proof> {
  if (token) await (await engine.$context).internalAdapter.deleteSession(token);
  return "personId" in user && typeof user.personId === "string"
    ? { kind: "proved", personId: user.personId }
    : WRONG;
}
