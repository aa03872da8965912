import type { Db } from "#platform/db.ts";
import type { Records, Subject } from "../types.ts";
import { ownerOf } from "./rules.ts";
import { otherRegions } from "./views.ts";

/** Which of these records a region's editor may not make or change: they, or who gives them, belong to other regions. */
export async function notTheirs(
  db: Db,
  subject: Subject,
  records: readonly Records[Subject][],
  region: string | null,
): Promise<(record: Records[Subject]) => boolean> {
  const own = await otherRegions(
    db,
    subject,
    records.map(({ id }) => id),
    region,
  );
  const owners = records.flatMap((record) => ownerOf(record) ?? []);
  const theirs = await otherRegions(db, "organisation", owners, region);
  return (record) => own.has(record.id) || theirs.has(ownerOf(record) ?? "");
}
