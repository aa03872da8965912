import type { CalendarDay } from "#kernel/time.ts";
import type { ConsultationState } from "./types.ts";

/** What decides where a consultation stands. */
export interface Standing {
  readonly deadline: CalendarDay;
  readonly draft: string;
  readonly adopted: boolean;
  readonly sent: boolean;
  readonly outcome: boolean;
  readonly dropped: boolean;
}

export function stateOf({
  draft,
  adopted,
  sent,
  outcome,
  dropped,
}: Omit<Standing, "deadline">): ConsultationState {
  if (dropped) return "dropped";
  if (outcome) return "followed";
  if (sent) return "sent";
  if (adopted) return "adopted";
  return draft === "" ? "open" : "drafting";
}

/** The last day is still in time. */
export const isOverdue = (
  { deadline, sent, dropped }: Pick<Standing, "deadline" | "sent" | "dropped">,
  today: CalendarDay,
): boolean => !sent && !dropped && today > deadline;

/** So many days before the last one whoever keeps the papers is reminded, once. */
export const REMIND_DAYS = 7;

type What = "write" | "adopt" | "reopen" | "send" | "follow" | "drop";
export type Ruling =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code:
        | "alreadySent"
        | "alreadyAdopted"
        | "answerNotAdopted"
        | "notSentYet"
        | "nothingWritten"
        | "isDropped";
    };

const no = (code: (Ruling & { ok: false })["code"]): Ruling => ({ ok: false, code });
const YES: Ruling = { ok: true };

/** What may be done next: written until it is adopted, adopted when something is written, sent when it is adopted, followed when it is sent. */
export function may(what: What, standing: Omit<Standing, "deadline" | "outcome">): Ruling {
  const { draft, adopted, sent, dropped } = standing;
  if (dropped) return no("isDropped");
  if (what === "follow") return sent ? YES : no("notSentYet");
  if (sent) return no("alreadySent");
  switch (what) {
    case "write":
      return adopted ? no("alreadyAdopted") : YES;
    case "adopt":
      if (adopted) return no("alreadyAdopted");
      return draft === "" ? no("nothingWritten") : YES;
    case "reopen":
    case "send":
      return adopted ? YES : no("answerNotAdopted");
    case "drop":
      return YES;
  }
}
