import type { Services } from "#compose.ts";
import type { WebContext } from "../app.ts";
import { formFields } from "./form.ts";
import { safeWay } from "./ways.ts";

/** What somebody had typed when their session turned out to be over: theirs, and nobody else's. */
export interface Kept {
  readonly path: string;
  readonly personId: string;
  readonly unitId: string | null;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Pages that ask for no session: what is posted there needs no keeping. */
const open = /^\/(?:log-ind|log-ud|skift|sprog|demo|svar-udefra|invitation|ny-adgangskode)(?:\/|$)/;

/**
 * A form that arrives after its session has ended is answered with the sign-in page, which carries what was typed –
 * sealed, so that neither the address, nor a cookie, nor whoever sits there next has it. Null: nothing to keep.
 */
export async function keepWhatWasTyped(services: Services, c: WebContext): Promise<Request | null> {
  const token = c.get("token");
  const { pathname, search } = new URL(c.req.url);
  const type = c.req.header("Content-Type") ?? "";
  const isForm =
    type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
  if (c.req.method !== "POST" || !isForm || token === null || c.get("who") !== null || open.test(pathname))
    return null;
  const was = await services.identity.whoseWas(token);
  if (was === null) return null;
  const { values } = formFields(await c.req.formData());
  const path = safeWay(`${pathname}${search}`);
  const kept: Kept = { path, ...was, values };
  const body = new URLSearchParams({
    form: "kept",
    kept: services.signIn.seal(JSON.stringify(kept)),
    videre: path,
  });
  return new Request(new URL("/log-ind", c.req.url), {
    method: "POST",
    body,
    headers: { Cookie: c.req.header("Cookie") ?? "" },
  });
}

/** What was kept, for the person whose it is; null for anybody else, and for what was not sealed by us. */
export function openKept(services: Services, sealed: string, personId: string): Kept | null {
  const text = sealed === "" ? null : services.signIn.open(sealed);
  const kept = text === null ? null : (JSON.parse(text) as Kept);
  return kept?.personId === personId ? kept : null;
}
