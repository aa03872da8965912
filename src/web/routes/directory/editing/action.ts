import { data, type RouterContextProvider, redirect } from "react-router";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Put, Records, Subject } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { now, services, signedIn, text } from "../../../http/context.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { type Fields, merged, written } from "../shared/fields/fields.ts";
import { type Change, changesBetween } from "./changes.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** What a form said back: what was typed, and – where it could be read – what it would become. */
export interface EditAgain<P> extends FormAgain {
  /** The edition the form stands on now. */
  readonly seen: number;
  /** `page`: what its page would be, where it has one. */
  readonly preview: { readonly page: P | null; readonly changes: readonly Change[] } | null;
  readonly meanwhile: {
    /** What somebody else changed since the form was drawn. */
    readonly others: readonly Change[];
    /** What both changed: mine stands in the form, theirs is shown beside it. */
    readonly both: readonly { readonly name: string; readonly mine: string; readonly theirs: string }[];
  } | null;
}

interface Editing<S extends Subject, P> {
  readonly posted: FormFields;
  readonly context: Context;
  readonly subject: S;
  /** The record in the edition the form was drawn from. */
  readonly base: Records[S];
  readonly seen: number;
  readonly fields: (record: Records[S]) => Fields;
  readonly parse: (fields: Fields) => Parsed<Records[S]>;
  /** How a field's value reads. */
  readonly inWords: (name: string, values: readonly string[]) => string;
  readonly after: (id: Uuid) => string;
  readonly page?: (record: Records[S]) => P;
}

const FORM = "edit";

/**
 * One form that is looked at before it is saved: "preview" says what would become of it, "save" does it. Where somebody
 * else was first, what both typed is woven together and shown; nothing typed is lost.
 */
export async function edit<S extends Subject, P = null>(editing: Editing<S, P>) {
  const { posted, context, base, seen } = editing;
  const fields = written(posted.values);
  const again: EditAgain<P> = {
    ...{ form: FORM, values: shown(fields), errors: {}, refusal: null },
    ...{ seen, preview: null, meanwhile: null },
  };
  const parsed = editing.parse(fields);
  if (!parsed.ok) return data<EditAgain<P>>({ ...again, errors: parsed.errors }, 400);
  const record = vouched(context, editing.subject, parsed.command, posted.has("vouch"));
  const changes = changesBetween(editing.fields(base), editing.fields(record), editing.inWords);
  if (posted.get("intent") !== "save")
    return data<EditAgain<P>>({ ...again, preview: { page: editing.page?.(record) ?? null, changes } });
  try {
    const saved = await save(editing, record, posted.key);
    return redirect(editing.after(saved.id));
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (error.code === "editedMeanwhile") return woven(editing, again, record);
    const refused = refusedForm(posted, error, text(context));
    return data<EditAgain<P>>({ ...again, ...refused, values: again.values }, refusalStatus(error.code));
  }
}

const save = <S extends Subject, P>(
  { context, subject, seen }: Editing<S, P>,
  record: Records[S],
  key: string,
): Promise<Put> =>
  services(context).directory.save(signedIn(context), subject, record, seen, now(context), key);

/** Who has gone through all of a service may say so in the same breath. */
function vouched<S extends Subject>(
  context: Context,
  subject: S,
  record: Records[S],
  says: boolean,
): Records[S] {
  if (!says || subject !== "service") return record;
  const who = signedIn(context);
  const by = [who.personName, who.actor?.unit.name].filter(Boolean).join(", ").slice(0, 200);
  return { ...record, verified: { at: now(context).toISOString(), by } };
}

/** The other one's record with mine on top, to look at once more. */
async function woven<S extends Subject, P>(editing: Editing<S, P>, again: EditAgain<P>, record: Records[S]) {
  const { context, subject, base, inWords } = editing;
  const { db, directory } = services(context);
  const current = await db.read(SYSTEM, async (snapshot) =>
    (await directory.records(snapshot, subject, [base.id])).get(base.id),
  );
  const words = text(context);
  const refusal = { code: "editedMeanwhile", message: refusalMessage(words, "editedMeanwhile") };
  if (!current) return data<EditAgain<P>>({ ...again, refusal }, refusalStatus("editedMeanwhile"));
  const seen = editing.fields(base);
  const theirs = editing.fields(current.record);
  const mine = editing.fields(record);
  const { values, both } = merged(seen, mine, theirs);
  return data<EditAgain<P>>(
    {
      ...again,
      values: shown(values),
      refusal,
      seen: current.edition,
      meanwhile: {
        others: changesBetween(seen, theirs, inWords),
        both: both.map((name) => ({
          name,
          mine: inWords(name, mine[name] ?? []),
          theirs: inWords(name, theirs[name] ?? []),
        })),
      },
    },
    409,
  );
}

const HOUSEKEEPING = new Set(["form", "key", "intent", "seen", "id", "vouch"]);
const shown = (fields: Fields): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, values]) => (HOUSEKEEPING.has(name) ? [] : [[name, [...values]]])),
  );
