import type { RouterContextProvider } from "react-router";
import { signedInContext } from "../../../http/context.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Whoever is signed in; null: nobody. Councils' pages are for everybody. */
export const readerOf = (context: Context) => context.get(signedInContext);
