import type { z } from "zod";
import { dischargeSchemas } from "#modules/discharge/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type KnownDoor, whoIsMeant } from "./doors.ts";

export type Settled = z.input<typeof dischargeSchemas.SettleArrival>;

/** What the forms of one line are called: the line stands after the dash. */
const STATES = { done: "done", asked: "asked", not: "notRelevant" } as const;

export const isSettling = ({ form }: FormFields): boolean => (form.split("-")[0] ?? "") in STATES;

/** Done, asked of somebody, or not relevant and why: the quick lines, each a form of its own. */
export function parseSettle(
  { form, get }: FormFields,
  text: Text,
  doors: readonly KnownDoor[],
): Parsed<Settled> {
  const [what = "", ...rest] = form.split("-");
  const state = STATES[what as keyof typeof STATES];
  if (state === undefined) return noSuchForm(text);
  return parseCommand(
    dischargeSchemas.SettleArrival,
    {
      ...{ lineId: rest.join("-"), edition: Number(get("edition")), state },
      ...(state === "asked" ? whoIsMeant(get("by"), doors) : {}),
      words: get("words"),
    },
    text,
  );
}
