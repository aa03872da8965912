import { z } from "zod";
import { id, plainLine } from "#platform/fields.ts";
import { AGE_LINES, AGE_OUTCOMES } from "./types.ts";

/** Commands about young people (D7): the plan for turning 15 and 18, and the duty to notify. */

/** What is arranged, with whom – or why it is not needed, in the young person's words. */
export const AnswerAgeLine = z.strictObject({
  needId: id,
  line: z.enum(AGE_LINES),
  outcome: z.enum(AGE_OUTCOMES),
  note: plainLine(1000),
});

/** That a notification (*underretning*) was sent, and where. What was said in it stands there, and not here. */
export const RecordNotification = z.strictObject({ courseId: id, sentTo: plainLine(200) });
