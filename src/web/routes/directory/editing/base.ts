import { data, type RouterContextProvider } from "react-router";
import type { Uuid } from "#kernel/ids.ts";
import type { Records, Subject } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { editorOf } from "../shared/editor.ts";
import { unknown } from "../shared/unknown.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/**
 * The record a form stands on, for who may edit it: the edition it was drawn from – the newest, unless `seen` says another –
 * and its number. Throws the page that says it is not there, or not theirs.
 */
export async function baseOf<S extends Subject>(
  context: Context,
  subject: S,
  id: Uuid,
  seen: string | null = null,
): Promise<{ readonly base: Records[S]; readonly seen: number }> {
  const { db, directory } = services(context);
  const { kept, old, belongs } = await db.read(SYSTEM, async (snapshot) => ({
    kept: (await directory.records(snapshot, subject, [id])).get(id),
    old:
      seen !== null && /^\d{1,9}$/.test(seen)
        ? await directory.edition(snapshot, subject, id, Number(seen))
        : null,
    belongs: await directory.belongs(snapshot, subject, id),
  }));
  if (!kept || !belongs) return unknown();
  await editorOf(context, belongs);
  if (seen === null) return { base: kept.record, seen: kept.edition };
  if (old === null) throw data({ code: "notFound" }, 404);
  return { base: old, seen: Number(seen) };
}
