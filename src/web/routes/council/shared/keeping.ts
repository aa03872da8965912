import type { RouterContextProvider } from "react-router";
import { signedInContext } from "../../../http/context.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Whoever is signed in, second step and all where one is asked for; null: nobody. Councils' pages are for everybody. */
export const readerOf = (context: Context) => {
  const who = context.get(signedInContext);
  return who?.lacksSecondStep ? null : who;
};
