import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import type { Tx } from "#platform/db.ts";
import { insertAll } from "./bulk.ts";
import type { Ask, Life, NeedLife } from "./lives.ts";

/** The same events as the commands would have written, all sent on already. */
export function happened(tx: Tx, lives: readonly Life[]): void {
  const rows = lives.flatMap(eventsOf);
  insertAll(
    tx,
    "platform.event",
    {
      id: "uuid",
      at: "timestamptz",
      type: "text",
      region: "text",
      course_id: "uuid",
      need_id: "uuid",
      handover_id: "uuid",
      citizen_id: "uuid",
      unit_id: "uuid",
      person_id: "uuid",
      by_unit_id: "uuid",
      data: "jsonb",
      dispatched_at: "timestamptz",
    },
    rows,
  );
}

const ANSWERS = {
  accepted: "handoverAccepted",
  redirected: "handoverRedirected",
  withdrawn: "handoverWithdrawn",
  open: null,
} as const;

function eventsOf({ area, citizen, courseId, opener, begunAt, needs, closedAt }: Life) {
  const event = (
    type: string,
    at: Instant,
    by: Life["opener"],
    about: { need?: NeedLife; ask?: Ask; unitId?: string; data?: Readonly<Record<string, unknown>> } = {},
  ) => ({
    id: newId(),
    at,
    type: `relay.${type}`,
    region: area.region,
    course_id: courseId,
    need_id: about.need?.id ?? null,
    handover_id: about.ask?.id ?? null,
    citizen_id: citizen.id,
    unit_id: about.unitId ?? opener.unit.id,
    person_id: by.workerId,
    by_unit_id: by.unit.id,
    data: about.data ?? {},
    dispatched_at: at,
  });
  const ofNeed = (need: NeedLife) => {
    const { kind, urgency } = need;
    return [
      event("needOpened", begunAt, opener, { need, data: { kind, urgency } }),
      ...need.rounds.flat().flatMap((ask) => {
        const answered = ANSWERS[ask.came];
        const proposed = event("handoverProposed", ask.at, ask.from, {
          need,
          ask,
          unitId: ask.to.unit.id,
          data: { urgency, kind },
        });
        return answered === null
          ? [proposed]
          : [
              proposed,
              event(answered, ask.answeredAt, ask.to, {
                need,
                ask,
                unitId: ask.from.unit.id,
                data: { kind, toUnitId: ask.to.unit.id },
              }),
            ];
      }),
      ...(need.endedAt
        ? [event("needEnded", need.endedAt, need.ender, { need, data: { state: "met", kind } })]
        : []),
    ];
  };
  return [
    event("courseOpened", begunAt, opener),
    ...needs.flatMap(ofNeed),
    ...(closedAt ? [event("courseClosed", closedAt, opener, { data: { reason: "landed" } })] : []),
  ];
}
