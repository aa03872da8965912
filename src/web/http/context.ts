import { createContext, type RouterContextProvider, redirect } from "react-router";
import type { Services } from "#compose.ts";
import type { Actor, From, SignedIn, UnitCard } from "#modules/identity/index.ts";
import { hasSteppedUp, holds } from "#modules/identity/index.ts";
import type { Lang } from "../text/lang.ts";
import { textFor } from "../text/server.ts";
import type { Text } from "../text/types.ts";
import { CHOOSE_UNIT, isOwnWayIn, SECOND_STEP, STEP_UP, signInPath } from "./ways.ts";

/** Who is signed in, for which unit they are on duty – none, where empty – and in which role: what the browser may know. */
export interface Viewer {
  personId: string;
  name: string;
  unitId: string;
  unitName: string;
  role: string;
  /** Has pages of their own: sessions, and for some people and access. */
  real: boolean;
  manages: boolean;
  /** Sits at a shared workstation. */
  shared: boolean;
  /** Gives remits; reads the log; keeps the directory. */
  administers: boolean;
  readsLog: boolean;
  edits: boolean;
  /** Keeps a council's minutes. */
  keepsMinutes: boolean;
  /** On duty where people are helped. A desk in the administration has no shift. */
  works: boolean;
  lang: Lang;
}

type Context = Readonly<Pick<RouterContextProvider, "get">>;

export const servicesContext = createContext<Services>();
export const actorContext = createContext<Actor | null>();
/** Whoever is signed in, on duty or not yet. */
export const signedInContext = createContext<SignedIn | null>();
/** Where this request comes from, for signing in. */
export const fromContext = createContext<From>();
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
  if (found) return found;
  const way = context.get(pathContext);
  const who = context.get(signedInContext);
  if (who === null) throw redirect(signInPath(way));
  throw redirect(`${who.lacksSecondStep ? SECOND_STEP : CHOOSE_UNIT}?videre=${encodeURIComponent(way)}`);
}

/**
 * Whoever is signed in, on duty or not. Throws a redirect to sign-in, which leads back here, when nobody is; and to the
 * second step, where somebody must set one up before anything but their own ways in.
 */
export function signedIn(context: Context): SignedIn {
  const found = context.get(signedInContext);
  const way = context.get(pathContext);
  if (!found) throw redirect(signInPath(way));
  if (found.lacksSecondStep && !isOwnWayIn(way))
    throw redirect(`${SECOND_STEP}?videre=${encodeURIComponent(way)}`);
  return found;
}

/**
 * Whoever is signed in and has proved it within the last five minutes. Throws a redirect to the page that asks again,
 * which leads back here. For what must not be done by whoever happens to sit there: emergency access, new keys.
 */
export function steppedUp(context: Context): SignedIn {
  const who = signedIn(context);
  if (hasSteppedUp(who, now(context))) return who;
  throw redirect(`${STEP_UP}?videre=${encodeURIComponent(context.get(pathContext))}`);
}

/** The viewer, or null on a page anybody may see. */
export function viewerIfAny(context: Context): Viewer | null {
  const found = context.get(signedInContext);
  return found && viewerFrom(found, context);
}

const helpsPeople = (unit: UnitCard): boolean => unit.holdsCourses || unit.holdsNeeds || unit.answersAsks;

const viewerFrom = (who: SignedIn, context: Context): Viewer => ({
  personId: who.personId,
  name: who.personName,
  unitId: who.actor?.unitId ?? "",
  unitName: who.actor?.unit.name ?? "",
  role: who.actor?.role ?? "",
  real: who.method !== "demo",
  manages: who.actor?.role === "lead" || holds(who, "administrator"),
  administers: holds(who, "administrator"),
  readsLog: holds(who, "dataProtectionOfficer"),
  edits: holds(who, "directoryEditor"),
  keepsMinutes: holds(who, "councilSecretary"),
  works: who.actor ? helpsPeople(who.actor.unit) : false,
  shared: context.get(workstationContext) !== null,
  lang: context.get(langContext),
});

/** The address people type, as their browser knows it: what passkeys are bound to. */
export const originContext = createContext<string>();
export const origin = (context: Context): string => context.get(originContext);

/** The token of the shared workstation this browser says it is, or null. */
export const workstationContext = createContext<string | null>();

/** All words on screen in the language of this request. */
export const text = (context: Context): Text => textFor(context.get(langContext));

/** What the address asks for after its question mark. Never anything about a citizen. */
export const query = (context: Context): URLSearchParams =>
  new URL(context.get(pathContext), "http://stafet.invalid").searchParams;

/** The moment this request is answered in (law 16: rules are handed it, they never ask). */
export const now = (context: Context): Date => services(context).clock.now();
