import type { RouterContextProvider } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { langContext, now, services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import type { Vocabulary } from "../service/present.ts";

/** The words offers are told with, in the reader's language. */
export async function vocabulary(context: Readonly<Pick<RouterContextProvider, "get">>): Promise<Vocabulary> {
  const { db, directory } = services(context);
  const [catalogue, needs] = await Promise.all([db.read(SYSTEM, directory.catalogue), needNames(context)]);
  return { catalogue, needs, lang: context.get(langContext), now: now(context) };
}
