import { z } from "zod";
import { parsePhone } from "#kernel/phone.ts";
import { CHANNEL_KINDS } from "#modules/citizen/index.ts";
import { day, id, line, plainLine, time } from "#platform/fields.ts";
import { MESSAGE_TEMPLATES } from "./types.ts";

/** Commands about reaching the citizen (E2): their ways, and messages by them. */

const isEmail = (text: string): boolean => z.email().safeParse(text).success;

/** Where it leads: a telephone number as people write it, of any country; an e-mail address; for a letter, where to. */
export const AddChannel = z
  .strictObject({
    courseId: id,
    kind: z.enum(CHANNEL_KINDS),
    to: line(300),
    /** The place or the worker. */
    name: plainLine(120).optional(),
    opens: time.optional(),
    closes: time.optional(),
    shared: z.boolean().default(false),
    words: z.boolean().default(false),
    /** May be asked by it how it felt: an SMS or an e-mail. */
    asks: z.boolean().default(false),
  })
  .superRefine(({ kind, to, name, opens, closes }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", message, path: [field] });
    if (kind === "email" && !isEmail(to)) say("to", "notAnEmail");
    else if (!["email", "letter"].includes(kind) && parsePhone(to) === null) say("to", "notAPhone");
    if (["place", "worker"].includes(kind) && name === undefined) say("name", "required");
    if ((opens === undefined) !== (closes === undefined)) say(opens ? "closes" : "opens", "required");
    if (opens !== undefined && opens === closes) say("closes", "sameTime");
  });
export const RemoveChannel = z.strictObject({ courseId: id, channelId: id });
/** One place up in the order. */
export const RaiseChannel = z.strictObject({ courseId: id, channelId: id });

export const WriteMessage = z
  .strictObject({
    courseId: id,
    template: z.enum(MESSAGE_TEMPLATES),
    language: z.enum(["da", "en"]),
    /** A moment in Denmark: the day and the time. */
    on: day.optional(),
    at: time.optional(),
    /** Only by ways the citizen lets carry words; never by SMS. */
    words: plainLine(1000).optional(),
    /** The first of the citizen's ways unless said. */
    channelId: id.optional(),
    /** Days within which an answer is hoped for. */
    answerWithin: z.int().min(1).max(30).optional(),
  })
  .superRefine(({ template, on, at }, context) => {
    if (template === "ringUs") return;
    for (const [field, given] of [
      ["on", on],
      ["at", at],
    ] as const)
      if (given === undefined) context.addIssue({ code: "custom", message: "required", path: [field] });
  });

/** The same message by another way, or by the same once more. */
export const TryChannel = z.strictObject({ courseId: id, messageId: id, channelId: id });
/** Said by word of mouth · the citizen answered · given up. */
export const SettleMessage = z.strictObject({
  courseId: id,
  messageId: id,
  outcome: z.enum(["told", "answered", "dropped"]),
});
