import { data, type RouterContextProvider } from "react-router";
import type { Belongs, Editor } from "#modules/directory/index.ts";
import { mayEdit } from "#modules/directory/index.ts";
import { services, signedIn, signedInContext } from "../../../http/context.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Who reads, as the directory knows them; null where nobody is signed in. */
export async function editorIfAny(context: Context): Promise<Editor | null> {
  const who = context.get(signedInContext);
  return who && services(context).directory.editor(who);
}

/** The same for a page that needs one: leads to sign-in, or says that it is not theirs. */
export async function editorOf(context: Context, what: Belongs | null): Promise<Editor> {
  const editor = await services(context).directory.editor(signedIn(context));
  if (what !== null && !mayEdit(editor, what)) throw data({ code: "forbidden" }, 403);
  return editor;
}
