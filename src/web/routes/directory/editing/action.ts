import { data, type RouterContextProvider, redirect } from "react-router";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Records, Subject } from "#modules/directory/index.ts";
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

/** A record of any sort that is edited as the fields of a form. */
interface Looking<R, P> {
  readonly posted: FormFields;
  readonly context: Context;
  /** The record in the edition the form was drawn from. */
  readonly base: R;
  readonly seen: number;
  readonly fields: (record: R) => Fields;
  readonly parse: (fields: Fields) => Parsed<R>;
  /** How a field's value reads. */
  readonly inWords: (name: string, values: readonly string[]) => string;
  readonly save: (record: R, key: string) => Promise<unknown>;
  /** As it stands now, where somebody else was first. */
  readonly current: () => Promise<{ readonly record: R; readonly edition: number } | null | undefined>;
  readonly after: (record: R) => string;
  readonly page?: (record: R) => P;
}

const FORM = "edit";

/**
 * One form that is looked at before it is saved: "preview" says what would become of it, "save" does it. Where somebody
 * else was first, what both typed is woven together and shown; nothing typed is lost.
 */
export async function editRecord<R, P = null>(editing: Looking<R, P>) {
  const { posted, context, base, seen } = editing;
  const fields = written(posted.values);
  const again: EditAgain<P> = {
    ...{ form: FORM, values: shown(fields), errors: {}, refusal: null },
    ...{ seen, preview: null, meanwhile: null },
  };
  const parsed = editing.parse(fields);
  if (!parsed.ok) return data<EditAgain<P>>({ ...again, errors: parsed.errors }, 400);
  const record = parsed.command;
  const changes = changesBetween(editing.fields(base), editing.fields(record), editing.inWords);
  if (posted.get("intent") !== "save")
    return data<EditAgain<P>>({ ...again, preview: { page: editing.page?.(record) ?? null, changes } });
  try {
    await editing.save(record, posted.key);
    return redirect(editing.after(record));
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (error.code === "editedMeanwhile") return woven(editing, again, record);
    const refused = refusedForm(posted, error, text(context));
    return data<EditAgain<P>>({ ...again, ...refused, values: again.values }, refusalStatus(error.code));
  }
}

type Editing<S extends Subject, P> = Omit<Looking<Records[S], P>, "save" | "current" | "after"> & {
  readonly subject: S;
  readonly after: (id: Uuid) => string;
};

/** The same for a record of the directory. */
export const edit = <S extends Subject, P = null>(editing: Editing<S, P>) => {
  const { context, subject, posted, base, seen } = editing;
  const { db, directory } = services(context);
  return editRecord<Records[S], P>({
    ...editing,
    parse: (fields) => {
      const parsed = editing.parse(fields);
      return parsed.ok
        ? { ok: true, command: vouched(context, subject, parsed.command, posted.has("vouch")) }
        : parsed;
    },
    save: (record, key) => directory.save(signedIn(context), subject, record, seen, now(context), key),
    current: () =>
      db.read(SYSTEM, async (snapshot) =>
        (await directory.records(snapshot, subject, [base.id])).get(base.id),
      ),
    after: ({ id }) => editing.after(id),
  });
};

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
async function woven<R, P>(editing: Looking<R, P>, again: EditAgain<P>, record: R) {
  const { context, base, inWords } = editing;
  const current = await editing.current();
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
