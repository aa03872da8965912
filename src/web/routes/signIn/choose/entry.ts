import { data, type RouterContextProvider, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import type { Entered } from "#modules/identity/index.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { fromContext, now, services, sessionContext, text } from "../../../http/context.ts";
import { deviceCookie, sessionCookie } from "../../../http/cookies.ts";
import type { FormFields } from "../../../http/form.ts";
import { type Kept, openKept } from "../../../http/kept.ts";
import { refusalStatus } from "../../../http/status.ts";
import { CHOOSE_UNIT, HOME, SECOND_STEP, safeWay } from "../../../http/ways.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/**
 * What the sign-in page shows next. `kept`: what was typed before the session ended, sealed, to be carried along in
 * forms; `keptAt`: the token it is found by, for the ways in that are links.
 */
export type SignInStep =
  | { step: "signIn" | "code"; again?: FormAgain; kept: string; keptAt: string; wayBack: string }
  | { step: "review"; kept: Pick<Kept, "path" | "values"> };

/** Tries to get in, and answers with what comes next: the page one came for, the question for a code, or the form again. */
export async function entry(
  context: Context,
  fields: FormFields,
  attempt: () => Promise<Entered>,
  step: "signIn" | "code" = "signIn",
) {
  const carried = {
    kept: fields.get("kept"),
    keptAt: fields.get("keptAt"),
    wayBack: safeWay(fields.get("videre")),
  };
  try {
    const entered = await attempt();
    if (entered.kind === "needsCode")
      return data<SignInStep>({ step: "code", ...carried }, { headers: cookies(entered.cookies) });
    const kept = openKept(services(context), carried.kept, entered.personId);
    return kept ? await withKept(context, entered, kept) : await arrived(context, entered, carried.wayBack);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const again = refusedForm(fields, error, text(context));
    return data<SignInStep>({ step, again, ...carried }, refusalStatus(error.code));
  }
}

type In = Extract<Entered, { kind: "in" }>;

const cookiesOf = (context: Context, { token, device }: In): string[] => {
  const { config } = services(context);
  return [sessionCookie(token, config), ...(device === null ? [] : [deviceCookie(device, config)])];
};

/** On duty where they wrote it; if they may not be there any more, they can still read and copy it. */
async function onDutyAgain(context: Context, entered: In, unitId: string | null): Promise<void> {
  const { identity } = services(context);
  if (unitId !== null) await identity.switchUnit(entered.token, unitId, now(context)).catch(ignoreRefusal);
}

/**
 * The page with what somebody wrote before they came back in by way of a provider; null when there is nothing of
 * theirs.
 */
export async function backWhereTheyWrote(
  context: Context,
  entered: Entered,
  keptAt: string,
): Promise<string | null> {
  if (entered.kind !== "in") return null;
  const sealed = await services(context).signIn.keptBy(keptAt, now(context));
  const kept = openKept(services(context), sealed, entered.personId);
  if (kept === null) return null;
  await onDutyAgain(context, entered, kept.unitId);
  return `/log-ind/gemt/${keptAt}`;
}

async function withKept(context: Context, entered: In, { path, values, unitId }: Kept) {
  await onDutyAgain(context, entered, unitId);
  await leaveBefore(context);
  const headers = cookies(cookiesOf(context, entered));
  return data<SignInStep>({ step: "review", kept: { path, values } }, { headers });
}

/** Somebody is in: on to where they were going, by way of choosing a unit where they have several. */
export async function arrived(
  context: Context,
  entered: Entered,
  wayBack: string,
  more: readonly string[] = [],
) {
  if (entered.kind !== "in") throw new Error("Not in yet");
  await leaveBefore(context);
  const who = await services(context).identity.whoIs(entered.token, now(context));
  const first = who?.lacksSecondStep ? SECOND_STEP : CHOOSE_UNIT;
  const way = wayBack === HOME ? first : `${first}?videre=${encodeURIComponent(wayBack)}`;
  return redirect(who?.actor ? wayBack : way, {
    headers: cookies([...cookiesOf(context, entered), ...more]),
  });
}

/** Signing in anew ends what this browser had before: its token may lie about. */
async function leaveBefore(context: Context): Promise<void> {
  const before = context.get(sessionContext);
  if (before) await services(context).identity.signOut(before, now(context));
}

const ignoreRefusal = (error: unknown): void => {
  if (!isRefused(error)) throw error;
};

export function cookies(all: readonly string[]): Headers {
  const headers = new Headers();
  for (const each of all) headers.append("Set-Cookie", each);
  return headers;
}

export const from = (context: Context) => context.get(fromContext);
