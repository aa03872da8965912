import type { RouterContextProvider } from "react-router";
import type { AppointmentView } from "#modules/appointments/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { searchedFor } from "../../course/shared/searched.ts";
import { namesIn } from "../../directory/find/present.ts";
import { addressLine } from "../../directory/service/address.ts";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import type { KnownPlace } from "./form.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

const MOST = 8;

/**
 * Offers of the directory that the words in the address may mean, the nearest to the reader's area first; none where nothing was asked.
 * Whoever asks names nobody: the directory is everybody's.
 */
export async function placesFor(context: Context, request: Request): Promise<readonly KnownPlace[]> {
  const words = searchedFor(request);
  if (words === "") return [];
  const { db, directory } = services(context);
  const person = { municipality: actor(context).unit.area };
  const [{ hits }, names] = await Promise.all([
    db.read(SYSTEM, (snapshot) => directory.search(snapshot, { words, person, size: MOST }, now(context))),
    vocabulary(context).then(namesIn),
  ]);
  return hits.map(({ serviceId, name, kind, place }) => {
    const address = place ? addressLine(place) || place.name : "";
    const about = [names.kind(kind), address].filter((part) => part !== "").join(" · ");
    return { id: serviceId, name: name.da, address, about };
  });
}

/** What was searched for, what was found, and what is chosen already. */
export async function placesAround(context: Context, request: Request, was: AppointmentView | null) {
  return { words: searchedFor(request), found: await placesFor(context, request), was: was?.service ?? null };
}

export type PlacesAround = Awaited<ReturnType<typeof placesAround>>;
