import type { When } from "#modules/appointments/index.ts";
import type { LeavingLine, LeavingView, LineView } from "#modules/discharge/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { fullMoment, phoneInWords } from "../../../ui/format.ts";
import { onPaper } from "../../own/appointments/present.ts";
import { dayOnPaper, type Section } from "../../own/paper/present.ts";
import { goingHome, type Stands } from "../../own/shared/goingHome.ts";

/** What says something of illness: on the sheet only where the citizen wants it there. */
export const CHOSEN = ["medicine", "appointments", "nursing", "psychiatricPlan"] as const;
export type Chosen = (typeof CHOSEN)[number];
/** What stands there until somebody has asked them: nothing of the mind, and nothing of wounds. */
export const USUALLY: readonly Chosen[] = ["medicine", "appointments"];

const whole = (phone: string): string => phoneInWords(phone).replaceAll(" ", "\u00a0");

/**
 * The sheet the citizen takes along, in the order it is read aloud: whom to ring first. Only our own sentences, names, numbers and days
 * – never what staff wrote, which may say more than a stranger who finds the sheet should know. Pure.
 */
export function sheetOf(
  view: Pick<LeavingView, "answers" | "lines" | "holder" | "regionCare" | "responsible" | "end">,
  appointments: readonly (When & { readonly place: string })[],
  chosen: readonly Chosen[],
  own: Text["own"],
  lang: Lang,
): readonly Section[] {
  const { leaving: words } = own;
  const { sheet } = words;
  const line = (kind: LeavingLine): LineView | undefined =>
    view.lines.find((one) => one.kind === kind && !one.closed);
  const helps = (kind: LeavingLine): string | null => {
    const found = line(kind);
    if (found === undefined || found.state === "notNeeded") return null;
    if (found.state !== "secured" || found.by === null) return sheet.working;
    const until = found.until ? ` ${sheet.until(dayOnPaper(found.until, lang))}` : "";
    return `${sheet.helps(found.by.name, whole(found.by.phone))}${until}`;
  };
  const medicine = (): (string | null)[] => {
    const found = line("medicine");
    const has = found?.ticks.includes("inHand") ? sheet.has : null;
    const paid = found?.ticks.includes("paidWholeCure") ? sheet.paid : null;
    const open = found && found.state !== "secured" && found.state !== "notNeeded" ? sheet.working : null;
    return [has, paid, open, helps("medicineKept")];
  };
  const stands = (kind: LeavingLine): Stands => {
    const found = view.lines.find((one) => one.kind === kind);
    if (found === undefined) return null;
    if (found.state === "notNeeded") return "notNeeded";
    return found.settled && found.state === "secured" ? "settled" : "working";
  };
  const place = line("place");
  const contact = line("contact");
  const { answers, holder, regionCare } = view;
  const told = answers && goingHome(answers, { place: stands("place"), followUp: stands("followUp") }, words);
  const sections: [string, (string | null)[]][] = [
    [
      sheet.call,
      [
        contact?.state === "secured" && contact.by && contact.by.id !== holder?.id
          ? sheet.rings(contact.by.name, whole(contact.by.phone))
          : null,
        holder ? sheet.relay(holder.name, whole(holder.phone)) : null,
        holder === null && contact?.state !== "secured"
          ? sheet.rings(view.responsible.name, whole(view.responsible.phone))
          : null,
      ],
    ],
    [
      sheet.sleep,
      [
        told?.sleep ?? null,
        place?.state === "secured" && place.by ? sheet.rings(place.by.name, whole(place.by.phone)) : null,
        place?.state === "secured" && place.until ? sheet.until(dayOnPaper(place.until, lang)) : null,
      ],
    ],
    [sheet.medicine, chosen.includes("medicine") ? medicine() : []],
    [sheet.follow, [told?.follow ?? null, helps("followUp")]],
    [sheet.care, chosen.includes("nursing") ? [helps("nursing")] : []],
    [sheet.psychiatry, chosen.includes("psychiatricPlan") ? [helps("psychiatricPlan")] : []],
    [
      own.appointments.title,
      chosen.includes("appointments")
        ? appointments.map(
            (it) => `${onPaper(it, own.appointments, lang)}. ${own.appointments.where(it.place)}`,
          )
        : [],
    ],
    [sheet.way, [helps("transport")]],
    [
      sheet.wrong,
      [
        regionCare?.applies && view.end ? sheet.region(fullMoment(regionCare.until, lang)) : null,
        own.doctor,
        own.emergency,
        sheet.card,
      ],
    ],
  ];
  return sections
    .map(([heading, lines]) => ({
      heading,
      lines: lines.flatMap((says) => (says === null ? [] : [{ says }])),
    }))
    .filter(({ lines }) => lines.length > 0);
}
