import type { Lang } from "../text/lang.ts";

/** The part of the settings cookies depend on. */
interface Site {
  publicOrigin?: string | null;
}

const YEAR = 365 * 24 * 3600;

/** Behind https the browser itself sees to it that no other site on the domain can plant a session. */
export const sessionCookieName = (site: Site): string => (isHttps(site) ? "__Host-stafet" : "stafet");

/** The session: an opaque token, out of reach of scripts, gone when the browser closes. */
export const sessionCookie = (token: string, site: Site): string =>
  cookie(sessionCookieName(site), token, site);

export const endSessionCookie = (site: Site): string =>
  `${cookie(sessionCookieName(site), "", site)}; Max-Age=0`;

/** The browser is known to the account: it is not slowed down by what others try elsewhere. */
export const deviceCookieName = (site: Site): string =>
  isHttps(site) ? "__Host-stafet-device" : "stafet-device";

export const deviceCookie = (token: string, site: Site): string =>
  `${cookie(deviceCookieName(site), token, site)}; Max-Age=${YEAR / 2}`;

/** What must come back with a provider's answer, for the ten minutes one is there. */
export const askedCookieName = (site: Site): string =>
  isHttps(site) ? "__Host-stafet-asked" : "stafet-asked";

export const askedCookie = (asked: string, site: Site): string =>
  `${cookie(askedCookieName(site), asked, site)}; Max-Age=${asked === "" ? 0 : 600}`;

/** What a provider's page posted, until the browser comes by itself: at once. */
export const answeredCookieName = (site: Site): string =>
  isHttps(site) ? "__Host-stafet-answered" : "stafet-answered";

export const answeredCookie = (answered: string, site: Site): string =>
  `${cookie(answeredCookieName(site), answered, site)}; Max-Age=${answered === "" ? 0 : 60}`;

/** This browser is a unit's shared workstation. */
export const workstationCookieName = (site: Site): string =>
  isHttps(site) ? "__Host-stafet-plads" : "stafet-plads";

export const workstationCookie = (token: string, site: Site): string =>
  `${cookie(workstationCookieName(site), token, site)}; Max-Age=${token === "" ? 0 : YEAR}`;

/** The citizen's own pages: gone when the browser closes, and the server forgets it in minutes. Empty: gone now. */
export const cardCookieName = (site: Site): string => (isHttps(site) ? "__Host-stafet-kort" : "stafet-kort");

export const cardCookie = (token: string, site: Site): string =>
  cookie(cardCookieName(site), token, site).replace("SameSite=Lax", "SameSite=Strict") +
  (token === "" ? "; Max-Age=0" : "");

export const languageCookieName = (site: Site): string => (isHttps(site) ? "__Host-sprog" : "sprog");

export const languageCookie = (lang: Lang, site: Site): string =>
  `${cookie(languageCookieName(site), lang, site)}; Max-Age=${YEAR}`;

/** One cookie's value from a Cookie header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  const pair = (header ?? "").split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) || null : null;
}

export const readLanguage = (header: string | null, site: Site): string | null =>
  readCookie(header, languageCookieName(site));

const isHttps = (site: Site): boolean => site.publicOrigin?.startsWith("https:") ?? false;

const cookie = (name: string, value: string, site: Site): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${isHttps(site) ? "; Secure" : ""}`;
