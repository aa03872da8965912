import { createContext, type RouterContextProvider, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, services, text } from "../../../http/context.ts";
import { cardCookieName, readCookie } from "../../../http/cookies.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { issueErrors } from "../../../http/parse.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "./again.ts";

export type OwnContext = Readonly<Pick<RouterContextProvider, "get" | "set">>;

/** The mark of the card whose pages these are, for their forms. */
export const markContext = createContext<string>("");

/** What a route of the citizen's pages is called with. */
export interface OwnArgs {
  readonly request: Request;
  readonly context: OwnContext;
}

export const tokenOf = ({ request, context }: OwnArgs): string | null =>
  readCookie(request.headers.get("Cookie"), cardCookieName(services(context).config));

/** Who has entered with a card and is not out again; null when nobody has. */
export async function entered(args: OwnArgs) {
  const token = tokenOf(args);
  const found =
    token === null ? null : await services(args.context).relay.own.holder(token, now(args.context));
  if (found !== null) args.context.set(markContext, found.mark);
  return found;
}

/** Whose pages they are. Throws the way to the card's own page when nobody is in, or the time is over. */
export async function mine(args: OwnArgs): Promise<string> {
  const found = await entered(args);
  if (found === null) throw redirect(tokenOf(args) === null ? "/kort" : "/kort?lukket=1");
  return found.citizenId;
}

interface Words {
  /** The field a refusal is about, by its code. */
  readonly at?: Readonly<Record<string, string>>;
}

/**
 * A form of the citizen's pages: carried out, then the way to where it can be seen. What is refused comes back in easy words, each
 * at its field, with what was typed. What was drawn for another card, or sent after the page had closed, is not carried out:
 * it is kept for the card it was drawn for.
 */
export async function carriedOut(
  args: OwnArgs,
  run: (citizenId: string, fields: FormFields) => Promise<string>,
  { at = {} }: Words = {},
): Promise<Response | Again> {
  // However long: what is too long is said at its field, with what was typed. Bodies have a limit of their own.
  const fields = await commandForm(args.request, Number.POSITIVE_INFINITY);
  const { own } = services(args.context).relay;
  const who = await entered(args);
  if (who === null || !own.isFor(fields.get("mark"), who)) return sentTooLate(args, fields, who !== null);
  const words = easy(text(args.context));
  const keptId = fields.get("keptId");
  if (fields.has("again"))
    return { message: words.own.kept.again, errors: {}, status: 200, fields, keptId: fields.get("again") };
  try {
    const way = await run(who.citizenId, fields);
    const token = tokenOf(args);
    if (keptId !== "" && token !== null) await own.dropKept(token, keptId, now(args.context));
    return redirect(way, 303);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const message = refusalMessage(words, error.code, error.details);
    const field = at[error.code];
    const errors = field === undefined ? issueErrors(error.details.issues, words) : { [field]: message };
    const status = refusalStatus(error.code);
    return { message: Object.values(errors)[0] ?? message, errors, status, fields, keptId };
  }
}

/** The words for what is refused, in the citizen's pages' own where they have them. */
export const easy = (words: Text): Text => ({
  ...words,
  fieldIssues: { ...words.fieldIssues, ...words.own.issues },
  refusals: { ...words.refusals, ...words.own.refusals },
});

/** Out to the card's page, which says what became of it. `other`: another card is in use here now. */
async function sentTooLate(args: OwnArgs, fields: FormFields, other: boolean): Promise<Response> {
  const { request, context } = args;
  const { pathname, search } = new URL(request.url);
  const to = other ? "andet" : "lukket";
  if (typedIn(fields.values).length === 0) return redirect(`/kort?${to}=intet`, 303);
  const { key: _, mark, again: __, keptId: ___, ...values } = fields.values;
  const sent = { path: `${pathname}${search}`, values, mark: mark?.[0] ?? "", token: tokenOf(args) };
  const kept = await services(context).relay.own.keep(sent, now(context));
  return redirect(`/kort?${to}=${kept ? "gemt" : "vaek"}`, 303);
}

/** What a page sends for its own sake: which of several, and how it stood when the page was drawn. */
const HOUSEKEEPING = /^(?:key|form|mark|again|n|seen|follows|opens|closes|was-.*|[a-z]+Id)$/;

/** What somebody wrote or chose in a form. */
export const typedIn = (values: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  Object.entries(values).flatMap(([name, all]) => (HOUSEKEEPING.test(name) ? [] : all.filter(Boolean)));
