import { z } from "zod";
import { addDays, parseCalendarDay } from "#kernel/time.ts";
import { GROUNDS, STAY_STATES, staySchemas as s, tonightAt } from "#modules/stays/index.ts";
import { type Endpoint, staysCommand } from "./endpoint.ts";

/** Places to stay, for a house's own system and for whoever looks for a bed (B3). */

const id = z.uuid();
const day = z.iso.date();
const moment = z.iso.datetime();

const Place = z.object({
  id,
  serviceId: id,
  name: z.string(),
  countedIn: z.string(),
  conditions: z.array(z.string()),
});
const Line = z
  .object({
    id,
    placeName: z.string(),
    /** Null where the house may not know it. */
    knownAs: z.string().nullable(),
    firstNight: day,
    lastNight: day,
    heldUntil: moment,
    overdue: z.boolean(),
    mayArrive: z.boolean(),
    askedBy: z.object({ name: z.string(), phone: z.string() }),
  })
  .meta({ id: "StayLine" });
const House = z.object({
  tonight: day,
  nights: z.array(day),
  mayKeep: z.boolean(),
  free: z.int(),
  places: z.array(
    Place.extend({
      nights: z.array(z.enum(["free", "held", "occupied", "overdue", "outOfUse", "notThen"])),
    }),
  ),
  here: z.array(Line),
  expected: z.array(Line),
  late: z.array(Line),
  waiting: z.array(
    z.object({
      id,
      knownAs: z.string().nullable(),
      askedBy: z.object({ name: z.string(), phone: z.string() }),
      since: moment,
      grounds: z.array(z.enum(GROUNDS)),
      conditions: z.array(z.string()),
      why: z.enum(GROUNDS).nullable(),
    }),
  ),
});
const Free = z.object({
  firstNight: day,
  lastNight: day,
  houses: z.array(
    z.object({
      unit: z.object({ id, name: z.string(), phone: z.string(), area: z.string() }),
      kilometres: z.int().nullable(),
      places: z.array(Place),
    }),
  ),
});
const Held = z.object({ stayId: id, heldUntil: moment });
const StayRef = z.object({ stayId: id });
const StayEnded = z.object({ stayId: id, tableId: id.nullable() });
const StayShown = Line.extend({
  state: z.enum(STAY_STATES),
  lapsed: z.boolean(),
  freeUntil: day.nullable(),
});

export const stayEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/places",
    summary: "The places of the token's unit: who is on their way, who is there, and the nights to come",
    answer: House,
    run: ({ services, actor, now }) => services.stays.views.house(actor, now),
  },
  {
    method: "get",
    path: "/places/free",
    summary: "Places to be had in the token's region on all of the nights, the nearest first",
    query: z.strictObject({
      firstNight: day.optional(),
      nights: z
        .string()
        .regex(/^([1-9]|[1-8]\d|9[0-2])$/)
        .optional(),
      /** Codes of the directory's conditions, with commas between. */
      conditions: z.string().max(400).optional(),
    }),
    answer: Free,
    async run({ services, actor, now, query }) {
      const firstNight = parseCalendarDay(query.firstNight ?? "") ?? tonightAt(now);
      const lastNight = addDays(firstNight, Number(query.nights ?? 1) - 1);
      const conditions = (query.conditions ?? "").split(",").filter((code) => code !== "");
      const { region, area } = actor.unit;
      const houses = await services.stays.views.free(
        { region, area, firstNight, lastNight, conditions },
        now,
      );
      return { firstNight, lastNight, houses };
    },
  },
  staysCommand("holdPlace", {
    path: "/places/{id}/hold",
    summary: "Have a place held for the citizen of a need, for a while; by a unit on the course",
    body: s.HoldPlace,
    idField: "placeId",
    status: 201,
    answer: Held,
  }),
  {
    method: "get",
    path: "/stays/{id}",
    summary: "One stay in the token's unit",
    answer: StayShown,
    run: ({ services, actor, id: stayId, now }) => services.stays.views.stay(actor, stayId, now),
  },
  staysCommand("holdAgain", {
    path: "/stays/{id}/hold-again",
    summary: "A promise that lapsed is made again, while the place is free",
    body: s.HoldAgain,
    idField: "stayId",
    status: 201,
    answer: Held,
  }),
  staysCommand("confirmArrival", {
    path: "/stays/{id}/arrival",
    summary: "They came: the place is theirs, and whoever has the baton is told",
    body: s.ConfirmArrival,
    idField: "stayId",
    answer: StayRef,
  }),
  staysCommand("extendStay", {
    path: "/stays/{id}/extension",
    summary: "A new last night",
    body: s.ExtendStay,
    idField: "stayId",
    answer: StayRef,
  }),
  staysCommand("endStay", {
    path: "/stays/{id}/end",
    summary:
      "They leave, and where to; with nowhere to go a leader answers for it by name, and the joint table is called",
    body: s.EndStay,
    idField: "stayId",
    answer: StayEnded,
  }),
  staysCommand("cancelHold", {
    path: "/stays/{id}/cancel",
    summary: "The unit that asked gives the place back",
    body: s.CancelHold,
    idField: "stayId",
    answer: StayRef,
  }),
  staysCommand("refuseHold", {
    path: "/stays/{id}/refuse",
    summary: "The house cannot after all, and says why; want of room feeds the map of gaps",
    body: s.RefuseHold,
    idField: "stayId",
    answer: StayRef,
  }),
];
