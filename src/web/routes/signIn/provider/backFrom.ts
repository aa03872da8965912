import type { RouterContextProvider } from "react-router";
import { origin } from "../../../http/context.ts";

/** Where a provider sends people's browsers back to. */
export const backFrom = (context: Readonly<Pick<RouterContextProvider, "get">>, provider: string): string =>
  new URL(`/log-ind/hos/${provider}/svar`, origin(context)).href;
