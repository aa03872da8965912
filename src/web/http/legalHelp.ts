import type { RouterContextProvider } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { now, services } from "./context.ts";

/** Who helps with a complaint: the region's patient guides, help with complaints, legal aid (D8). */
const KINDS = ["patientGuide", "complaintHelp", "legalAid"];
const MOST = 4;

/** All of them in Find en dør. */
export const LEGAL_HELP_PATH = `/find?${KINDS.map((kind) => `slags=${kind}`).join("&")}`;

/** The likeliest few; `municipality` is its code. */
export async function legalHelp(
  context: Readonly<Pick<RouterContextProvider, "get">>,
  municipality: string | null,
) {
  const { db, directory } = services(context);
  const person = municipality === null ? {} : { person: { municipality } };
  const { hits } = await db.read(SYSTEM, (snapshot) =>
    directory.search(snapshot, { filters: { kinds: KINDS }, ...person, size: MOST }, now(context)),
  );
  return hits.map(({ serviceId, name, phone, letIn }) => ({ id: serviceId, name, phone, letIn }));
}

export type LegalHelp = Awaited<ReturnType<typeof legalHelp>>[number];
