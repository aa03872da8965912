import type { RouterContextProvider } from "react-router";
import { now, origin } from "../../../http/context.ts";
import { dayOffset } from "../../../ui/dates.ts";

/** What `Newest` shows of the page at a path: the day it is looked at, and its whole address. */
export const newestAt = (context: Readonly<Pick<RouterContextProvider, "get">>, path: string) => ({
  today: dayOffset(now(context), 0),
  address: `${origin(context)}${path}`,
});
