import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { type DischargeDeps, type Doing, eventOf } from "./command.ts";
import { complete, leaveBeforeTime } from "./leavingActions.ts";
import { handOf, tell } from "./loading.ts";
import { putAnswers } from "./saying.ts";
import { insertLeaving, loadLeaving, putStopped, touch } from "./store.ts";
import type { Answering, Tonight } from "./types.ts";

interface By {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * The same check when a stay ends (B1, B2), for the module that has stays, inside a transaction of its own. The caller has authorised,
 * and logs; it has locked the course – the person's open one, where there is one.
 */
export function insideActions(deps: DischargeDeps) {
  const telling = async <T>(by: By, work: (doing: Doing) => Promise<T>): Promise<T> => {
    const events: NewEvent[] = [];
    const done = await work({
      ...by,
      happened: (type, about) => {
        events.push(eventOf(type, about, by.actor, by.now));
      },
    });
    appendEvents(by.tx, events);
    return done;
  };

  const begin = async (doing: Doing, stay: { courseId: Uuid; unitId: Uuid }): Promise<Uuid> => {
    const id = newId();
    const course = await deps.relay.inside.current(doing.tx, stay.courseId);
    const of = { courseId: course.id, citizenId: course.citizenId };
    const none = {
      placeName: null,
      care: null,
      admittedAt: null,
      expectedOn: null,
      treatedOn: null,
      previousId: null,
    };
    insertLeaving(doing.tx, { id, subject: "stay", ...of, unitId: stay.unitId, ...none }, handOf(doing));
    doing.happened("begun", { unitId: stay.unitId, of, data: { leavingId: id } });
    return id;
  };

  return {
    /** Begins the check of a stay. Gives its id. */
    begin: (by: By, stay: { courseId: Uuid; unitId: Uuid }): Promise<Uuid> =>
      telling(by, (doing) => begin(doing, stay)),

    /**
     * A stay ends: the house says where they go, the lines that were called are settled or answered for by a leader, and with nowhere to
     * go the joint table is called. Where nobody knows where they went, they went before time: they are looked for. Throws Refused
     * `answerForPlace`, `answerForLines`, `leavingEnded`.
     */
    end: (
      by: By,
      stay: {
        readonly leavingId: Uuid | null;
        readonly courseId: Uuid;
        readonly unitId: Uuid;
        readonly needId: Uuid;
        readonly tonight: Tonight;
        readonly words: string;
        readonly override: Answering;
      },
    ): Promise<{ readonly leavingId: Uuid; readonly tableId: Uuid | null }> =>
      telling(by, async (doing) => {
        const { courseId, unitId, tonight } = stay;
        const id = stay.leavingId ?? (await begin(doing, { courseId, unitId }));
        const leaving = await loadLeaving(by.tx, id);
        if (leaving.state !== "open") throw new Refused("leavingEnded", { state: leaving.state });
        if (leaving.answers?.tonight !== tonight) {
          // Whoever has the baton follows up, where nobody said another.
          putAnswers(doing, leaving, {
            followUp: leaving.answers?.followUp ?? "holder",
            matters: leaving.answers?.matters ?? [],
            tonight,
          });
          touch(by.tx, id, handOf(doing));
        }
        const course = await deps.relay.inside.course(by.tx, leaving.courseId);
        const loaded = { leaving: await loadLeaving(by.tx, id), course };
        if (tonight === "unknown") {
          await leaveBeforeTime(deps, doing, loaded, by.now, stay.words, null, stay.needId);
          return { leavingId: id, tableId: null };
        }
        const { tableId } = await complete(deps, doing, loaded, stay.override, by.now, stay.needId);
        return { leavingId: id, tableId };
      }),

    /**
     * They died in the house: the check stops, nothing is asked, and whoever has the baton is told. Where their course has been closed
     * for it already, it has stopped. Throws Refused `leavingEnded`.
     */
    died: (
      by: By,
      stay: {
        readonly leavingId: Uuid | null;
        readonly courseId: Uuid;
        readonly unitId: Uuid;
        readonly words: string;
      },
    ): Promise<{ readonly leavingId: Uuid; readonly tableId: null }> =>
      telling(by, async (doing) => {
        const id = stay.leavingId ?? (await begin(doing, stay));
        const leaving = await loadLeaving(by.tx, id);
        if (leaving.state === "stopped") return { leavingId: id, tableId: null };
        if (leaving.state !== "open") throw new Refused("leavingEnded", { state: leaving.state });
        const course = await deps.relay.inside.course(by.tx, leaving.courseId);
        putStopped(by.tx, id, by.now, "died", stay.words, handOf(doing));
        await deps.relay.inside.died(by, course.id);
        tell(doing, "stopped", { leaving, course }, { reason: "died" });
        return { leavingId: id, tableId: null };
      }),
  };
}
