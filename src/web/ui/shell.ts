import { useRouteLoaderData } from "react-router";
import type { Viewer } from "../http/context.ts";

/** What the root loader gives to every page. */
export interface ShellData {
  viewer: Viewer | null;
  now: Date;
  path: string;
  formKey: string;
  /** Inside their own pages with card and PIN, on a visit to the public ones. */
  own: boolean;
  demo: { canWind: boolean } | null;
}

/** The root loader's data. Only for use below the root, where it is always there. */
export function useShell(): ShellData {
  const data = useRouteLoaderData<ShellData>("root");
  if (!data) throw new Error("No shell data: the root loader did not run.");
  return data;
}

/** The moment this page shows: the server's clock, which the demonstration can wind. */
export const useNow = (): Date => useShell().now;
