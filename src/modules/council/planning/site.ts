import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";
import { agendaForEverybody } from "./rules.ts";
import { REMOVED } from "./store.ts";
import type { SentItem } from "./types.ts";

interface Called {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly heldOn: CalendarDay;
  readonly starts: string;
  readonly place: string;
  readonly agenda: readonly SentItem[];
  readonly open: readonly string[];
  readonly removed: readonly string[];
  readonly calledAt: Instant;
  readonly changedAt: Instant;
}

/** Agendas anybody may read; once its minutes are published, a meeting is found by them. */
const CALLED = sql`
  select m.id, m.body_id as "bodyId", b.slug, b.name, m.held_on::text as "heldOn", m.starts, m.place, m.agenda,
         m.called_at as "calledAt", m.changed_at as "changedAt",
         coalesce((select jsonb_agg(i.id) from council.agenda_item i where i.meeting_id = m.id and i.open and i.place is not null), '[]') as open,
         ${REMOVED} as removed
    from council.meeting m join council.body b on b.id = m.body_id
   where m.agenda is not null and m.state not in ('cancelled', 'published')`;

function agendaThing(called: Called): PublicThing {
  const { id, bodyId, slug, name, heldOn, starts, place, calledAt, changedAt } = called;
  return {
    ...{ kind: "agenda", id, bodyId, at: calledAt, changedAt, day: heldOn },
    title: `${name}, ${heldOn.split("-").toReversed().map(Number).join(".")}`,
    path: `/raad/${slug}/${starts === "" ? heldOn : `${heldOn}-${starts.replace(":", "")}`}`,
    words: place,
    parts: agendaForEverybody(called.agenda, new Set(called.open), new Set(called.removed)).flatMap(
      (item, i) =>
        "title" in item
          ? [
              {
                anchor: `punkt-${i + 1}`,
                title: `${item.number}. ${item.title}`,
                words: [item.caseNumber, ...Object.values(item.sections)].filter((words) => words).join("\n"),
              },
            ]
          : [],
    ),
  };
}

/** Agendas anybody may read, as the search knows them. */
export const publicAgendas = async (db: Database): Promise<PublicThing[]> =>
  (await db.ask(SYSTEM, sql<Called>`${CALLED}`)).map(agendaThing);

/** After a change of a meeting's agenda, time or life: the search says what anybody may read of it, or nothing. */
export async function tellAgenda(tx: Tx, meetingId: Uuid): Promise<void> {
  const { rows } = await sql<Called>`${CALLED} and m.id = ${meetingId}`.execute(tx);
  const [found] = rows;
  if (found) nowPublic(tx, agendaThing(found));
  else noLongerPublic(tx, "agenda", meetingId);
}
