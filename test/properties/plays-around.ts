import { addDays, dayOf } from "#kernel/time.ts";
import type { Move } from "./moves.ts";
import { agreed, idOr, type Make, pick, prefer, subjectOf } from "./scene.ts";

/** Moves around the handovers: doors outside, joint tables, units that close. */
export const around: Partial<Record<Move["do"], Make>> = {
  noteCall: ({ now, at }, { a, b }) => {
    const subject = subjectOf(now, a);
    return subject
      ? {
          name: "noteCall",
          unit: subject.unit,
          input: {
            courseId: subject.courseId,
            needId: subject.needId,
            partyName: "Hotellet ved havnen",
            answer: pick(["yes", "later", "no"], b),
            confirmedName: "Portieren",
            checkBackOn: addDays(dayOf(at), (b % 9) - 1),
            ...agreed,
          },
        }
      : null;
  },
  makeLink: ({ now, at }, { a }) => {
    const subject = subjectOf(now, a);
    return subject
      ? {
          name: "makeLink",
          unit: subject.unit,
          input: {
            courseId: subject.courseId,
            needId: subject.needId,
            partyName: "Tandlægen",
            checkBackOn: addDays(dayOf(at), 2),
            ...agreed,
          },
        }
      : null;
  },
  checkBack: ({ now, at }, { a, b }) => {
    const external = prefer(now.external_handover, ({ ended_at }) => ended_at === null, a);
    const externalId = idOr(a, external?.id);
    return externalId
      ? {
          name: "checkBack",
          unit: external?.from_unit_id,
          input: {
            externalId,
            outcome: pick(["received", "notYet", "notYet", "givenUp"], b),
            checkBackOn: addDays(dayOf(at), 1),
          },
        }
      : null;
  },
  withdrawExternal: ({ now }, { a }) => {
    const external = prefer(now.external_handover, ({ ended_at }) => ended_at === null, a);
    return external
      ? { name: "withdrawExternal", unit: external.from_unit_id, input: { externalId: external.id } }
      : null;
  },
  callTable: ({ now }, { a }) => {
    const subject = subjectOf(now, a);
    return subject
      ? {
          name: "callTable",
          unit: subject.unit,
          input: { courseId: subject.courseId, needId: subject.needId, citizenWish: "Et sted med fred" },
        }
      : null;
  },
  holdTable: ({ now }, { a, b }) => {
    const table = prefer(now.joint_table, ({ state }) => state !== "settled", a);
    return table
      ? {
          name: "holdTable",
          unit: table.convener_id,
          input: { tableId: table.id, came: [1, b % 4], others: b % 3 ? [] : ["Lægen"] },
        }
      : null;
  },
  settleTaker: ({ now }, { a, b }) => {
    const table = prefer(now.joint_table, ({ state }) => state !== "settled", a);
    const seat = pick(
      now.seat.filter((one) => one.table_id === table?.id && one.unit_id !== null),
      b,
    );
    return table
      ? {
          name: "settleTable",
          unit: seat?.unit_id ?? table.convener_id,
          lead: true,
          input: { tableId: table.id, outcome: "taker", whoPays: "Regionen" },
        }
      : null;
  },
  settleUnmet: ({ now, at }, { a, b }) => {
    const table = prefer(now.joint_table, ({ state }) => state !== "settled", a);
    return table
      ? {
          name: "settleTable",
          unit: table.convener_id,
          input: {
            tableId: table.id,
            outcome: "unmetNeed",
            whoPays: "Kommunen",
            decided: [1],
            note: "Findes ikke",
            meanwhile: "Vi ses",
            reviewOn: addDays(dayOf(at), 1 + (b % 80)),
          },
        }
      : null;
  },
  closeUnit: ({ unitIds }, { a }) => {
    const unitId = pick(unitIds, a);
    return unitId ? { name: "closeUnit", unit: unitId, lead: true, input: { unitId } } : null;
  },
  emptyUnit: ({ unitIds }, { a }) => {
    const unitId = pick(unitIds, a);
    return unitId
      ? { name: "emptyUnit", unit: unitId, lead: true, input: { unitId, message: "Vi lukker" } }
      : null;
  },
};
