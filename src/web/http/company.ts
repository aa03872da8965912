import type { RouterContextProvider } from "react-router";
import type { Hit } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { GOING_ALONG } from "./companyPaths.ts";
import { now, services } from "./context.ts";

const MOST = 3;

/** The nearest few whose people go along, where nobody does; `municipality` is its code. */
export async function goingAlong(
  context: Readonly<Pick<RouterContextProvider, "get">>,
  municipality: string | null,
): Promise<readonly Hit[]> {
  const { db, directory } = services(context);
  const filters = { kinds: [...GOING_ALONG], needs: ["company"] };
  const person = municipality === null ? {} : { person: { municipality } };
  const { hits } = await db.read(SYSTEM, (snapshot) =>
    directory.search(snapshot, { words: "", filters, ...person, size: MOST }, now(context)),
  );
  return hits;
}
