import { parseCalendarDay } from "#kernel/time.ts";
import { bodySchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { linesOf, type Press, pressed } from "../shared/pressed.ts";

interface Day {
  readonly day: string;
  readonly start: string;
  readonly end: string;
}

/** "25-06-2026 9.00-12.00", a line each; "2026-06-25 09:00" too. Null when a line is none. */
export function daysFrom(text: string): readonly Day[] | null {
  const days = linesOf(text).map(dayFrom);
  return days.every((day) => day !== null) ? days : null;
}

function dayFrom(line: string): Day | null {
  const [, first, rest = ""] = /^(\S+)\s+(?:kl\.?\s*)?(.+)$/i.exec(line) ?? [];
  const danish = /^(\d\d?)[-./](\d\d?)[-./](\d{4})$/.exec(first ?? "");
  const day = danish
    ? `${danish[3]}-${(danish[2] ?? "").padStart(2, "0")}-${(danish[1] ?? "").padStart(2, "0")}`
    : (first ?? "");
  const times = /^(\d\d?)(?:[.:](\d\d))?(?:\s*[-–]\s*(\d\d?)(?:[.:](\d\d))?)?$/.exec(rest.trim());
  if (parseCalendarDay(day) === null || times === null) return null;
  const time = (hour: string | undefined, minute = "00") =>
    hour === undefined ? "" : `${hour.padStart(2, "0")}:${minute}`;
  return { day, start: time(times[1], times[2]), end: time(times[3], times[4]) };
}

export type Planned =
  | Press<"plan", typeof bodySchemas.PlanDays>
  | Press<"drop", typeof bodySchemas.DropDay>
  | { readonly do: "make"; readonly command: { readonly dayId: string } };

/** Pure. */
export const parseYearPlan =
  (bodyId: string) =>
  (fields: FormFields, text: Text): Parsed<Planned> => {
    const [what = "", dayId = ""] = fields.form.split(/-(.*)/s);
    switch (what) {
      case "plan": {
        const days = daysFrom(fields.get("days"));
        const words = { days: text.councilBetween.plan.notDays };
        if (days === null || days.length === 0) return { ok: false as const, errors: words };
        const plan = { bodyId, days, kind: fields.get("kind"), joint: fields.all("joint") };
        const where = { place: fields.get("place"), theme: fields.get("theme") };
        const field = (path: string) => path.split(".")[0] ?? path;
        return pressed(
          "plan",
          parseCommand(bodySchemas.PlanDays, { ...plan, ...where }, text, { field, words }),
        );
      }
      case "drop":
        return pressed(
          "drop",
          parseCommand(bodySchemas.DropDay, { dayId, because: fields.get("because") }, text),
        );
      case "make":
        return { ok: true as const, command: { do: "make" as const, command: { dayId } } };
      default:
        return noSuchForm(text);
    }
  };
