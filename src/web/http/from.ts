import type { Context } from "hono";
import type { From } from "#modules/identity/index.ts";
import { deviceCookieName, readCookie } from "./cookies.ts";

interface Settings {
  readonly publicOrigin: string | null;
  readonly trustProxy: boolean;
}

/** Where a request comes from. An address somebody else may have written is believed only from our own proxy. */
export function fromOf(c: Context, config: Settings): From {
  const forwarded = config.trustProxy
    ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim()
    : undefined;
  return {
    address: forwarded || (socketOf(c)?.remoteAddress ?? "unknown"),
    agent: agentInWords(c.req.header("User-Agent") ?? ""),
    device: readCookie(c.req.header("Cookie") ?? null, deviceCookieName(config)),
  };
}

/** Node's own socket, where Node serves us. */
const socketOf = (c: Context): { remoteAddress?: string } | undefined =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;

const browsers = [
  [/\bEdg/, "Edge"],
  [/\bFirefox\//, "Firefox"],
  [/\bChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;
const systems = [
  [/Windows/, "Windows"],
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** "Firefox, Windows": enough to know one's own machine by, and nothing to follow anybody with. */
export function agentInWords(userAgent: string): string {
  const named = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1]);
  return named.filter(Boolean).join(", ");
}
