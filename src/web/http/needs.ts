import type { RouterContextProvider } from "react-router";
import { langContext, services } from "./context.ts";

/** What each kind of need is called in the viewer's language, by its code. */
export type NeedNames = Readonly<Record<string, string>>;

export async function needNames(context: Readonly<Pick<RouterContextProvider, "get">>): Promise<NeedNames> {
  const lang = context.get(langContext);
  const kinds = await services(context).relay.views.needKinds();
  return Object.fromEntries(kinds.map(({ code, name }) => [code, name[lang]]));
}

/** A need's name; `baton` where what is asked for is the course itself. */
export const needName = (names: NeedNames, code: string | null, baton: string): string =>
  code === null ? baton : (names[code] ?? code);
