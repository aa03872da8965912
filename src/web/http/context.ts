import { createContext, type RouterContextProvider, redirect } from "react-router";
import type { Services } from "#compose.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Lang } from "../text/lang.ts";
import { textFor } from "../text/server.ts";
import type { Text } from "../text/types.ts";
import { signInPath } from "./ways.ts";

/** Who is signed in, for which unit they are on duty, and in which role: what the browser may know of the actor. */
export interface Viewer {
  personId: string;
  name: string;
  unitId: string;
  unitName: string;
  role: string;
  lang: Lang;
}

type Context = Readonly<Pick<RouterContextProvider, "get">>;

export const servicesContext = createContext<Services>();
export const actorContext = createContext<Actor | null>();
export const langContext = createContext<Lang>();
/** Path and query of the page asked for: where sign-in leads back to. */
export const pathContext = createContext<string>();
/** The opaque session token the browser sent, or null. Only sign-out needs it. */
export const sessionContext = createContext<string | null>();
/** The number that lets this one response's scripts run (content security policy). */
export const nonceContext = createContext<string>();

export const services = (context: Context): Services => context.get(servicesContext);

/** Who is asking, for policies and actions. Throws a redirect to sign-in, which leads back here, when nobody is. */
export function actor(context: Context): Actor {
  const found = context.get(actorContext);
  if (!found) throw redirect(signInPath(context.get(pathContext)));
  return found;
}

/** The viewer, or null on a page anybody may see. */
export function viewerIfAny(context: Context): Viewer | null {
  const found = context.get(actorContext);
  return found && viewerFrom(found, context.get(langContext));
}

const viewerFrom = (actor: Actor, lang: Lang): Viewer => ({
  personId: actor.personId,
  name: actor.personName,
  unitId: actor.unitId,
  unitName: actor.unit.name,
  role: actor.role,
  lang,
});

/** All words on screen in the language of this request. */
export const text = (context: Context): Text => textFor(context.get(langContext));

/** What the address asks for after its question mark. Never anything about a citizen. */
export const query = (context: Context): URLSearchParams =>
  new URL(context.get(pathContext), "http://stafet.invalid").searchParams;

/** The moment this request is answered in (law 16: rules are handed it, they never ask). */
export const now = (context: Context): Date => services(context).clock.now();
