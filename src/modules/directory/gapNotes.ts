import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Db, later } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { createActing, type Who } from "./actions.ts";
import { catalogue, type Municipality, municipalities } from "./catalogue.ts";
import type { DirectoryDeps } from "./deps.ts";
import { type GapFilter, type GapLine, gapList, gapMonths } from "./gaps.ts";
import { type Editor, mayDecideOnGaps } from "./policy.ts";
import type { Condition } from "./types.ts";

/** What region and municipalities say to each other about what is missing, and what they decided (C6). Never about a person. */

export const GAP_DECISIONS = ["raised", "agreed", "newOffer", "notNow"] as const;
export type GapDecision = (typeof GAP_DECISIONS)[number];

export const NoteGap = z
  .object({
    area: z.string().regex(/^\d{4}$/),
    needKind: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
    words: z.string().trim().min(1).max(2000),
    /** Absent: a comment. */
    decision: z.enum(GAP_DECISIONS).optional(),
    /** The new offer, when that is what was decided. */
    serviceId: z.uuid().optional(),
  })
  .refine(({ decision, serviceId }) => serviceId === undefined || decision === "newOffer", {
    path: ["serviceId"],
    message: "onlyNewOffer",
  });

export interface GapNote {
  readonly id: Uuid;
  readonly at: Instant;
  readonly by: string;
  readonly unit: string | null;
  readonly decision: GapDecision | null;
  readonly words: string;
  readonly service: { readonly id: Uuid; readonly name: string } | null;
}

/** What was said about one gap, newest first, at most two hundred. */
export async function gapNotes(
  db: Db,
  gap: { readonly region: string; readonly area: string; readonly needKind: string },
): Promise<readonly GapNote[]> {
  const { rows } = await sql<GapNote>`
    select n.id, n.at, p.name as by, u.name as unit, n.decision, n.words,
           case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as service
      from directory.gap_note n
      join identity.person p on p.id = n.person_id
      left join identity.unit u on u.id = n.unit_id
      left join directory.service s on s.id = n.service_id
     where n.region = ${gap.region} and n.area = ${gap.area} and n.need_kind = ${gap.needKind}
     order by n.at desc, n.id desc limit 200`.execute(db);
  return rows;
}

export interface GapsShown {
  readonly region: string;
  readonly lines: readonly GapLine[];
  readonly areas: readonly Municipality[];
}

export interface GapShown {
  readonly region: string;
  readonly line: GapLine;
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly notes: readonly GapNote[];
  readonly mayDecide: boolean;
  /** The catalogue's, for their words. */
  readonly conditions: readonly Condition[];
}

export function createGapNotes(deps: DirectoryDeps) {
  const { acting, editorOf } = createActing(deps);
  const { db } = deps;

  /** Whose gaps somebody works with: the region they are on duty in, else one they edit in. Throws Refused `forbidden`. */
  const regionOf = (who: Who, editor: Editor): string => {
    const region = who.actor?.unit.region ?? editor.edits[0]?.region;
    if (region === undefined) throw new Refused("forbidden");
    return region;
  };

  return {
    /**
     * The gap list of the reader's own region, for anybody on duty there and its editors. Exact counts: not for the
     * public. Throws Refused `forbidden`.
     */
    gapsFor(who: Who, filter: Omit<GapFilter, "region">): Promise<GapsShown> {
      return db.read(SYSTEM, async (tx) => {
        const region = regionOf(who, await editorOf(tx, who));
        const lines = await gapList(tx, { ...filter, region });
        const areas = (await municipalities(tx)).filter((one) => one.region === region);
        return { region, lines, areas };
      });
    },

    /** One gap with all that was said about it. Throws Refused `forbidden`, and `notFound` where nothing was ever missing. */
    gapFor(who: Who, gap: { readonly area: string; readonly needKind: string }): Promise<GapShown> {
      return db.read(SYSTEM, async (tx) => {
        const editor = await editorOf(tx, who);
        const region = regionOf(who, editor);
        const [line] = await gapList(tx, { ...gap, region });
        if (!line) throw new Refused("notFound");
        return {
          region,
          line,
          months: await gapMonths(tx, { ...gap, region }),
          notes: await gapNotes(tx, { ...gap, region }),
          mayDecide: mayDecideOnGaps(editor, region, gap.area),
          conditions: (await catalogue(tx)).conditions,
        };
      });
    },

    /**
     * A comment by anybody on duty in the region, or a decision by its editors (mayDecideOnGaps). Throws Refused
     * `invalidInput`, `forbidden`, `unknownReference`.
     */
    noteGap(
      who: Who,
      region: string,
      input: z.input<typeof NoteGap>,
      now: Instant,
      key?: string,
    ): Promise<void> {
      const detail = { region, area: input.area, needKind: input.needKind };
      return acting(
        who,
        "noteGap",
        { detail, all: { ...detail, input } },
        now,
        key,
        async ({ tx, editor }) => {
          const { area, needKind, words, decision = null, serviceId = null } = wellFormed(NoteGap, input);
          const allowed =
            decision === null
              ? who.actor?.unit.region === region || mayDecideOnGaps(editor, region, area)
              : mayDecideOnGaps(editor, region, area);
          if (!allowed) throw new Refused("forbidden");
          later(
            tx,
            sql`insert into directory.gap_note (id, region, area, need_kind, at, person_id, unit_id, decision, words, service_id)
              values (${newId()}, ${region}, ${area}, ${needKind}, ${now}, ${who.personId}, ${who.actor?.unitId ?? null},
                      ${decision}, ${words}, ${serviceId})`.compile(tx),
          );
        },
      );
    },
  };
}
