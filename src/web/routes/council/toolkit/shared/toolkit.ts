import { data, type RouterContextProvider } from "react-router";
import type { ToolkitShown } from "#modules/council/index.ts";
import { now, services } from "../../../../http/context.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { readerOf } from "../../shared/keeping.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** The toolkit as whoever reads may see it. Throws the page that says it is not there. */
export async function toolkitOf(context: Context, slug: string): Promise<ToolkitShown> {
  return (await services(context).council.toolkit(slug, readerOf(context), now(context))) ?? unknown();
}

/** The same for a page of whoever keeps the papers. Throws the page that says no (403). */
export async function toolkitKept(context: Context, slug: string): Promise<ToolkitShown> {
  const found = await toolkitOf(context, slug);
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  return found;
}
