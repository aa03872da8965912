import type { RouterContextProvider } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../../http/context.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** The municipalities of a region, in Danish order. */
export async function municipalitiesOf(
  context: Context,
  region: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const { db, directory } = services(context);
  const all = await db.read(SYSTEM, directory.municipalities);
  return all.filter((one) => one.region === region).map(({ code, name }) => ({ code, name }));
}
