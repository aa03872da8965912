import { data, type RouterContextProvider } from "react-router";
import { services, viewerIfAny } from "../../../http/context.ts";

/** For how long anybody on the way may keep a public page: what is open changes by the minute. */
const SECONDS = 60;

/**
 * A loader's answer for a page anybody may see: the same for all who are not signed in, so that it may be kept for a minute.
 * Not in the demonstration, whose clock is wound.
 */
export function publicly<T>(context: Readonly<Pick<RouterContextProvider, "get">>, shown: T) {
  const kept = viewerIfAny(context) === null && !services(context).config.demo;
  return data(shown, {
    headers: { Vary: "Cookie", "Cache-Control": kept ? `public, max-age=${SECONDS}` : "no-store" },
  });
}

/** What a route exports as `headers` for that. */
export const publicHeaders = ({ loaderHeaders }: { loaderHeaders: Headers }): Headers => loaderHeaders;
