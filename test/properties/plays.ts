import { newId } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { CONTACT_WAYS, COURSE_ENDINGS, NEED_ENDINGS, REDIRECT_REASONS } from "#modules/relay/index.ts";
import type { Move } from "./moves.ts";
import { around } from "./plays-around.ts";
import {
  agreed,
  idOr,
  isHeld,
  isOpen,
  KINDS,
  type Make,
  NOT_THERE,
  type Play,
  pick,
  prefer,
  type Scene,
  subjectOf,
  unitsOn,
  urgencyFor,
} from "./scene.ts";

/** Makes a play of a move, or null when there is nothing to do it with. */
const makers: Partial<Record<Move["do"], Make>> = {
  open: ({ now, unitIds }, { a, b, c }) => ({
    name: "openCourse",
    unit: pick(unitIds, a),
    input: {
      ...(c % 7 === 3 && now.course.length > 0
        ? { citizenId: pick(now.course, b)?.citizen_id }
        : { citizen: { knownAs: `Kim ${a}`, municipalityCode: c % 2 ? "0101" : "0202" } }),
      needs: KINDS.filter((_, index) => index === a % 6 || index === b % 6).map((kind) => ({ kind })),
      ...(c % 3 === 0 ? { consent: { scope: "relay", form: "oral" } } : {}),
    },
  }),
  addNeed: ({ now }, { a, b, c }) => {
    const course = prefer(now.course, ({ state }) => state === "open", a);
    const courseId = idOr(a, course?.id);
    return courseId
      ? {
          name: "addNeed",
          unit: course?.holder_id,
          input: {
            courseId,
            kind: b === NOT_THERE ? "noSuchKind" : pick(KINDS, b),
            ...(c % 5 === 1 ? { waitsFor: idOr(c, pick(now.need, c)?.id) } : {}),
            ...(c % 9 === 2 ? { dutyBearerId: newId() } : {}),
          },
        }
      : null;
  },
  askNeed: ({ now, unitIds }, { a, b, c }) => {
    const need = prefer(now.need, isHeld, a);
    if (!need) return null;
    const toUnitIds = Array.from({ length: 1 + (c % 3) }, (_, index) => pick(unitIds, b + index));
    return {
      name: "askUnits",
      unit: need.responsible_id,
      input: {
        courseId: need.course_id,
        needId: need.id,
        toUnitIds: b === NOT_THERE ? [newId()] : toUnitIds,
        ...urgencyFor(c),
        ...agreed,
      },
    };
  },
  askCourse: ({ now, unitIds }, { a, b, c }) => {
    const course = prefer(now.course, ({ state }) => state === "open", a);
    return course
      ? {
          name: "askUnits",
          unit: course.holder_id,
          input: {
            courseId: course.id,
            toUnitIds: [pick(unitIds, b)],
            ...urgencyFor(c),
            agreedWithCitizen: false,
            notAgreedWhy: "Han sover",
          },
        }
      : null;
  },
  accept: ({ now }, { a, b }) => {
    const ask = pick(now.handover.filter(isOpen), a);
    return ask
      ? {
          name: "accept",
          unit: ask.to_unit_id,
          input: { handoverId: ask.id, ...(b === NOT_THERE ? { contactPersonId: newId() } : {}) },
        }
      : null;
  },
  acceptAny: ({ now }, { a }) => {
    const ask = pick(now.handover, a);
    const handoverId = idOr(a, ask?.id);
    return handoverId ? { name: "accept", unit: ask?.to_unit_id, input: { handoverId } } : null;
  },
  redirect: ({ now, unitIds }, { a, b, c }) => {
    const ask = prefer(now.handover, isOpen, a);
    if (!ask) return null;
    const doors = Array.from({ length: c % 3 }, (_, index) => ({
      unitId: index === 0 && c % 5 === 4 ? ask.from_unit_id : idOr(b, pick(unitIds, b + index)),
    }));
    return {
      name: "redirect",
      unit: ask.to_unit_id,
      input: {
        handoverId: ask.id,
        reason: pick(REDIRECT_REASONS, c),
        text: "Vi kan ikke",
        nextDoors: b % 7 === 6 ? [...doors, { name: "Natcaféen i byen" }] : doors,
        noneKnown: doors.length === 0,
      },
    };
  },
  question: ({ now }, { a }) => {
    const ask = prefer(now.handover, isOpen, a);
    return ask
      ? {
          name: "askQuestion",
          unit: ask.to_unit_id,
          input: { handoverId: ask.id, question: "Har han en hund?" },
        }
      : null;
  },
  answer: ({ now }, { a }) => {
    const ask = prefer(now.handover, ({ state }) => state === "questioned", a);
    return ask
      ? { name: "answerQuestion", unit: ask.from_unit_id, input: { handoverId: ask.id, answer: "Ja" } }
      : null;
  },
  withdraw: ({ now }, { a }) => {
    const ask = prefer(now.handover, (one) => isOpen(one) || one.state === "draft", a);
    return ask ? { name: "withdraw", unit: ask.from_unit_id, input: { handoverId: ask.id } } : null;
  },
  sendPrepared: ({ now }, { a }) => {
    const ask = prefer(now.handover, ({ state }) => state === "draft", a);
    return ask
      ? { name: "sendPrepared", unit: ask.from_unit_id, input: { handoverId: ask.id, ...agreed } }
      : null;
  },
  takeOver: ({ now, unitIds }, { a, b }) => {
    const subject = subjectOf(now, a);
    return subject
      ? {
          name: "takeOver",
          unit: pick(b % 4 ? unitsOn(now, subject.courseId) : unitIds, b),
          input: { courseId: subject.courseId, needId: subject.needId, reason: "Han står her", ...agreed },
        }
      : null;
  },
  passOn: ({ now }, { a }) => {
    const subject = subjectOf(now, a);
    return subject
      ? {
          name: "passToStandingReceiver",
          unit: subject.unit,
          input: {
            courseId: subject.courseId,
            needId: subject.needId,
            message: "Vi kan ikke bære det",
            ...agreed,
          },
        }
      : null;
  },
  setNextStep: ({ now, at, unitIds }, { a, b, c }) => {
    const need = prefer(
      now.need,
      (one) => isHeld(one) && !now.handover.some((ask) => isOpen(ask) && ask.need_id === one.id),
      a,
    );
    return need
      ? {
          name: "setNextStep",
          unit: need.responsible_id,
          input: {
            needId: need.id,
            nextStep: "Ring",
            nextStepOn: addDays(dayOf(at), b * 10 - 10),
            ...(c % 3 === 1 ? { unitId: idOr(c, pick(unitIds, c)) } : {}),
          },
        }
      : null;
  },
  endNeed: ({ now }, { a, b }) => {
    const need = prefer(
      now.need,
      (one) => isHeld(one) && !now.handover.some((ask) => isOpen(ask) && ask.need_id === one.id),
      a,
    );
    return need
      ? {
          name: "endNeed",
          unit: need.responsible_id,
          input: { needId: need.id, state: pick(NEED_ENDINGS, b), reason: "Sådan blev det" },
        }
      : null;
  },
  reopenNeed: ({ now }, { a }) => {
    const need = prefer(now.need, (need) => !isHeld(need), a);
    const course = now.course.find((one) => one.id === need?.course_id);
    return need
      ? {
          name: "reopenNeed",
          unit: course?.holder_id,
          input: { needId: need.id, because: "Det gør ondt igen" },
        }
      : null;
  },
  recogniseGap: ({ now, at }, { a, b }) => {
    const need = prefer(
      now.need,
      (one) => isHeld(one) && !now.handover.some((ask) => isOpen(ask) && ask.need_id === one.id),
      a,
    );
    return need
      ? {
          name: "recogniseGap",
          unit: need.responsible_id,
          input: {
            needId: need.id,
            note: "Findes ikke",
            meanwhile: "Vi ses hver uge",
            reviewOn: addDays(dayOf(at), b * 3),
          },
        }
      : null;
  },
  close: ({ now }, { a, b }) => {
    const course = prefer(
      now.course,
      (one) => one.state === "open" && !now.need.some((need) => isHeld(need) && need.course_id === one.id),
      a,
    );
    return course
      ? {
          name: "closeCourse",
          unit: course.holder_id,
          input: { courseId: course.id, reason: pick(COURSE_ENDINGS, b), toldCitizen: "Sagt til ham" },
        }
      : null;
  },
  reopen: ({ now, unitIds }, { a, b, c }) => {
    const course = prefer(now.course, ({ state }) => state === "closed", a);
    return course
      ? {
          name: "reopenCourse",
          unit: pick(unitIds, b),
          input: {
            courseId: course.id,
            because: "Han er her igen",
            needs: c % 2 ? [{ kind: pick(KINDS, c) }] : [],
          },
        }
      : null;
  },
  merge: ({ now }, { a, b }) => {
    const from = prefer(now.course, ({ state }) => state === "open", a);
    const into = prefer(
      now.course,
      (one) => one.state === "open" && one.id !== from?.id && one.holder_id === from?.holder_id,
      b,
    );
    return from && into
      ? {
          name: "mergeCourses",
          unit: from.holder_id,
          input: { fromCourseId: from.id, intoCourseId: into.id },
        }
      : null;
  },
  arrive: ({ now, unitIds }, { a, b }) => {
    const course = prefer(now.course, ({ state }) => state === "open", a);
    return course ? { name: "arrive", unit: pick(unitIds, b), input: { courseId: course.id } } : null;
  },
  contact: ({ now }, { a, b }) => {
    const course = prefer(now.course, ({ state }) => state === "open", a);
    return course
      ? {
          name: "recordContact",
          unit: course.holder_id,
          input: { courseId: course.id, way: b % 3 ? "notFound" : pick(CONTACT_WAYS, b) },
        }
      : null;
  },
  ...around,
};

export const playOf = (scene: Scene, move: Move): Play | null => makers[move.do]?.(scene, move) ?? null;
