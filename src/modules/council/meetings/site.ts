import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";
import type { Minutes } from "./minutes.ts";
import { forEverybody } from "./rules.ts";
import { SHUT } from "./store.ts";
import { SECTIONS } from "./types.ts";

interface Published {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly heldOn: CalendarDay;
  readonly starts: string;
  readonly minutes: Minutes;
  readonly shut: readonly number[];
  readonly publishedAt: Instant;
}

const PUBLISHED = sql`
  select m.id, m.body_id as "bodyId", b.slug, b.name, m.held_on::text as "heldOn", m.starts, m.document as minutes,
         ${SHUT} as shut, m.published_at as "publishedAt"
    from council.meeting m join council.body b on b.id = m.body_id where m.state = 'published'`;

/** Published minutes as the search, feeds and letters know them: the open items, each found on its own. */
function minutesThing({
  id,
  bodyId,
  slug,
  name,
  heldOn,
  starts,
  minutes,
  shut,
  publishedAt,
}: Published): PublicThing {
  const { meeting, items } = forEverybody(minutes, shut);
  return {
    ...{ kind: "minutes", id, bodyId, at: publishedAt, day: heldOn },
    title: `${name}, ${heldOn.split("-").toReversed().map(Number).join(".")}`,
    path: `/raad/${slug}/${starts === "" ? heldOn : `${heldOn}-${starts.replace(":", "")}`}`,
    words: [meeting.place, ...meeting.participants].filter((word) => word !== null).join(", "),
    parts: items.flatMap((item, i) =>
      "title" in item
        ? [
            {
              anchor: `punkt-${i + 1}`,
              title: item.number === null ? item.title : `${item.number}. ${item.title}`,
              words: [
                item.caseNumber,
                item.words,
                ...SECTIONS.map((section) => item.sections[section]),
                ...item.annexes,
              ]
                .filter((words) => words)
                .join("\n"),
            },
          ]
        : [],
    ),
  };
}

/** Minutes anybody may read, as the search knows them. */
export const publicMinutes = async (db: Database): Promise<PublicThing[]> =>
  (await db.ask(SYSTEM, sql<Published>`${PUBLISHED}`)).map(minutesThing);

/** After a change of a meeting's state or words: the search says what anybody may read of it, or nothing. */
export async function tellSearch(tx: Tx, meetingId: Uuid): Promise<void> {
  const { rows } = await sql<Published>`${PUBLISHED} and m.id = ${meetingId}`.execute(tx);
  const [found] = rows;
  if (found) nowPublic(tx, minutesThing(found));
  else noLongerPublic(tx, "minutes", meetingId);
}
