import { type RouterContextProvider, redirect } from "react-router";
import { services } from "../../../http/context.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { minutesPath } from "./paths.ts";

/**
 * Leads on from where a meeting stood before its day or time was changed: that address stands on paper and in letters. `below`: what
 * comes after the meeting in the address. Throws the response, else the page that says it is not there.
 */
export async function leadOn(
  context: Readonly<Pick<RouterContextProvider, "get">>,
  { slug, meeting }: { readonly slug: string; readonly meeting: string },
  below = "",
): Promise<never> {
  const moved = await services(context).council.movedOn(slug, meeting);
  if (moved === null) return unknown();
  // Not kept for good: another meeting may come to stand there.
  const headers = { "Cache-Control": "no-cache" };
  throw redirect(`${minutesPath(slug, moved.heldOn, moved.starts)}${below}`, { status: 301, headers });
}
