import { z } from "zod";
import { day, id, line, plainLine, plainText } from "#platform/fields.ts";
import { SEAT_ROLES } from "../bodies/types.ts";

const role = z.enum(SEAT_ROLES);
const why = plainLine(1000);
const period = { from: day, until: day.nullable().default(null) };
const mail = z.string().trim().toLowerCase().max(254).pipe(z.email());
const seat = {
  name: plainLine(200),
  role,
  /** The association, party letter or office they sit for. */
  onBehalfOf: plainText(200).default(""),
  /** Of a deputy: the seat they step in for. */
  deputyFor: id.nullable().default(null),
  /** Who signs in with it: an e-mail address, or a person's id. Null: nobody. */
  signsInAs: line(254).nullable().default(null),
  /** Where they are written to when nobody signs in with it; the keepers alone see it. Null: nowhere. */
  mail: mail.nullable().default(null),
  ...period,
};
const inTime = ({ from, until }: { from: string; until: string | null }) => until === null || from <= until;
const backwards = { error: "endsBeforeItBegins", path: ["until"] };
const deputies = ({ role: is, deputyFor }: { role: string; deputyFor: string | null }) =>
  deputyFor === null || is === "deputy";
const onlyDeputies = { error: "notTogether", path: ["deputyFor"] };

/** What may be done to a seat. `seen`: the edition that was read. */
export const memberSchemas = {
  AddSeat: z
    .strictObject({ bodyId: id, ...seat })
    .refine(inTime, backwards)
    .refine(deputies, onlyDeputies),
  /** What was wrong all the time. `signsInAs` or `mail` left out: as it was. */
  CorrectSeat: z
    .strictObject({
      seatId: id,
      seen: z.int().min(1),
      ...seat,
      signsInAs: line(254).nullable().optional(),
      mail: mail.nullable().optional(),
      why,
    })
    .refine(inTime, backwards)
    .refine(deputies, onlyDeputies),
  /** The same person in another role, or for somebody else, from a day on. */
  MoveSeat: z.strictObject({
    ...{
      seatId: id,
      seen: z.int().min(1),
      role: z.enum(["chair", "viceChair", "member", "secretary", "guest"]),
    },
    ...{ onBehalfOf: plainText(200).default(""), since: day, why: plainText(1000).default("") },
  }),
  EndSeat: z.strictObject({ seatId: id, seen: z.int().min(1), lastDay: day, why }),
};
