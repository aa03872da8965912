import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { hashOf } from "../actions/outside.ts";
import type { ExternalState } from "../types.ts";
import type { OutsideAsk } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { loadNames } from "./names.ts";

interface Row {
  readonly partyName: string;
  readonly fromUnitId: Uuid;
  readonly citizenId: Uuid;
  readonly needKind: string | null;
  readonly message: string;
  readonly state: ExternalState;
  readonly over: boolean;
}

export function createOutsideView({ db, identity, citizens }: ViewDeps) {
  return {
    /**
     * What a door outside reads on its one-time link: what is asked, by whom, whom to ring. Nothing that names the
     * citizen, and once answered, withdrawn or too old, not what was asked either. For whoever has the link.
     * Throws Refused `linkUnknown`.
     */
    outside(token: string, now: Instant): Promise<OutsideAsk> {
      return db.read(SYSTEM, async (snapshot) => {
        const { rows } = await sql<Row>`
          select e.party_name as "partyName", e.from_unit_id as "fromUnitId", c.citizen_id as "citizenId",
                 n.kind as "needKind", e.message, e.state,
                 e.link_expires_at is null or e.link_expires_at <= ${now} or e.link_used_at is not null
                   or e.ended_at is not null as over
            from relay.external_handover e
            join relay.course c on c.id = e.course_id
            left join relay.need n on n.id = e.need_id
           where e.link_hash = ${hashOf(token)}`.execute(snapshot);
        const [row] = rows;
        if (row === undefined) throw new Refused("linkUnknown");
        const [names, cards] = await Promise.all([
          loadNames(snapshot, identity, { units: [row.fromUnitId] }),
          citizens.citizenCards(snapshot, [row.citizenId], dayOf(now)),
        ]);
        const ageBand = cards.get(row.citizenId)?.ageBand ?? "unknown";
        return {
          partyName: row.partyName,
          from: names.unit(row.fromUnitId),
          needKind: row.needKind,
          ageBand: row.over ? "unknown" : ageBand,
          message: row.over ? "" : row.message,
          state: row.state,
          expired: row.over,
        };
      });
    },
  };
}
