import { type RouterContextProvider, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, services, text } from "../../../http/context.ts";
import { cardCookieName, readCookie } from "../../../http/cookies.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";

export type OwnContext = Readonly<Pick<RouterContextProvider, "get">>;

/** What a route of the citizen's pages is called with. */
export interface OwnArgs {
  readonly request: Request;
  readonly context: OwnContext;
}

export const tokenOf = ({ request, context }: OwnArgs): string | null =>
  readCookie(request.headers.get("Cookie"), cardCookieName(services(context).config));

/** Whose pages they are. Throws the way to the card's own page when nobody is in, or the time is over. */
export async function mine(args: OwnArgs): Promise<string> {
  const token = tokenOf(args);
  const citizenId =
    token === null ? null : await services(args.context).relay.own.whose(token, now(args.context));
  if (citizenId === null) throw redirect(token === null ? "/kort" : "/kort?lukket=1");
  return citizenId;
}

/** What could not be done, in words, and how the page answers. */
export interface Refusal {
  readonly message: string;
  readonly status: number;
  readonly fields: FormFields;
}

/**
 * A form of the citizen's pages: carried out, then the way to where it can be seen. What is refused comes back in words, with
 * what was typed.
 */
export async function carriedOut(
  args: OwnArgs,
  run: (citizenId: string, fields: FormFields) => Promise<string>,
): Promise<Response | Refusal> {
  const fields = await commandForm(args.request);
  const citizenId = await mine(args);
  try {
    return redirect(await run(citizenId, fields), 303);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const words = text(args.context);
    const issue = Array.isArray(error.details.issues) ? error.details.issues[0]?.code : undefined;
    const known: Readonly<Record<string, string>> = words.fieldIssues;
    const message =
      error.code === "invalidInput"
        ? (known[String(issue)] ?? words.fieldIssues.unusable)
        : refusalMessage(words, error.code, error.details);
    return { message, status: refusalStatus(error.code), fields };
  }
}
