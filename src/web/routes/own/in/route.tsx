import { redirect } from "react-router";
import { now, services } from "../../../http/context.ts";
import { mine, type OwnArgs, tokenOf } from "../shared/session.ts";

/** Just in with card and PIN: whether the phone remembers it, and on – to what they had typed, where something is kept. */
export async function loader(args: OwnArgs) {
  const token = tokenOf(args);
  if (token === null) return redirect("/kort?cookies=1");
  await mine(args);
  const kept = await services(args.context).relay.own.kept(token, now(args.context));
  return redirect(kept.length > 0 ? "/min-stafet/skrevet" : "/min-stafet");
}
