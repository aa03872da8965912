import { z } from "zod";
import { DOCTOR_STATES, DOCTOR_TOLD_BY, WORK_UP_ENDINGS } from "#modules/citizen/index.ts";
import { id, plainLine, plainText } from "#platform/fields.ts";

/** Commands about a doctor of one's own, and work-ups that were begun (D9). */

export const SayDoctor = z
  .strictObject({
    courseId: id,
    state: z.enum(DOCTOR_STATES),
    /** The practice, or the doctor, as told. */
    name: plainText(200).default(""),
    place: plainText(120).default(""),
    /** The same practice as a unit on Stafet; `serviceId`: in the directory. */
    practiceId: id.optional(),
    serviceId: id.optional(),
    toldBy: z.enum(DOCTOR_TOLD_BY).default("citizen"),
  })
  .superRefine(({ state, name, place, practiceId, serviceId }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", message, path: [field] });
    if (state === "here" && name === "") say("name", "required");
    if (state === "elsewhere" && name === "" && place === "") say("name", "required");
    const without = state === "none" || state === "unknown";
    if (without && (name !== "" || practiceId !== undefined || serviceId !== undefined))
      say("name", "sayWhichState");
    if (without && place !== "") say("place", "sayWhichState");
  });

export const AddWorkUp = z.strictObject({
  courseId: id,
  what: plainLine(300),
  begunWhere: plainLine(200),
  begunOn: z.iso.date({ error: "notADay" }).optional(),
  waitsFor: plainText(500).default(""),
});

export const WaitForWorkUp = z.strictObject({
  courseId: id,
  workUpId: id,
  waitsFor: plainText(500).default(""),
});

/** Dropped says why. */
export const EndWorkUp = z
  .strictObject({
    courseId: id,
    workUpId: id,
    how: z.enum(WORK_UP_ENDINGS),
    note: plainText(500).default(""),
  })
  .refine(({ how, note }) => how !== "dropped" || note !== "", { path: ["note"], error: "sayWhy" });
