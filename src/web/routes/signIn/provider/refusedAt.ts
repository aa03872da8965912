import { data, type RouterContextProvider } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { signedInContext, text } from "../../../http/context.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";

/**
 * A refusal on the way by a provider as a page; anything else is a fault. `still`: who is signed in here all the same –
 * they pressed back, or somebody else has not signed out – and is told so by name.
 */
export function refusedAt(context: Readonly<Pick<RouterContextProvider, "get">>, error: unknown) {
  if (!isRefused(error)) throw error;
  if (error.code === "notFound") throw data({ code: "notFound" }, 404);
  const message = refusalMessage(text(context), error.code, error.details);
  const status = error.code === "providerDown" ? 503 : refusalStatus(error.code);
  return data({ message, still: context.get(signedInContext)?.personName ?? null }, status);
}
