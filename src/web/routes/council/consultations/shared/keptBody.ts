import { data, type RouterContextProvider } from "react-router";
import { now, services, signedIn } from "../../../../http/context.ts";
import { unknown } from "../../../directory/shared/unknown.ts";

/** A body with what it is heard on, for whoever keeps its papers; everybody else meets the page that says no. */
export async function keptBody(context: Readonly<Pick<RouterContextProvider, "get">>, slug: string) {
  const found = await services(context).council.consultations(slug, signedIn(context), now(context));
  if (found === null) return unknown();
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  return found;
}
