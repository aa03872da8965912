import type { RouterContextProvider } from "react-router";
import type { LeavingView } from "#modules/discharge/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { hasSent, nowSent } from "../../course/shared/subject.ts";

type Args = { readonly context: Readonly<Pick<RouterContextProvider, "get" | "set">> };

/**
 * The check as the reader may see it; logged by the view. Null: they have just sent a form and may not see it any more – the page then
 * shows what they typed.
 */
export async function leavingSeen(args: Args, leavingId: string): Promise<LeavingView | null> {
  const { context } = args;
  const view = services(context).discharge.views.leaving(actor(context), leavingId, now(context));
  return found(view, context).catch((error) => {
    if (hasSent(args) && error instanceof Response) return null;
    throw error;
  });
}

/** This request sent a form: whatever the page may show after it, what was typed is kept. */
export const sentNow = (args: Args): void => nowSent(args);
