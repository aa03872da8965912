import type { DoorChoice } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { momentInWords, phoneInWords } from "../../../ui/format.ts";
import type { Choice } from "../../../ui/Select.tsx";
import { useNow } from "../../../ui/shell.ts";

/** Doors as choices, each with how one gets hold of it and whether it is open – or when it next is. */
export function useDoorChoices(doors: readonly DoorChoice[]): Choice[] {
  const { start, lang } = useText();
  const now = useNow();
  const words = start.doors;
  const open = ({ openNow, opensAt }: DoorChoice): string => {
    if (openNow) return words.openNow;
    return opensAt ? words.opens(momentInWords(opensAt, now, lang)) : words.closed;
  };
  return doors.map((door) => ({
    value: door.id,
    label: door.name,
    hint: [
      open(door),
      phoneInWords(door.phone),
      door.email ?? "",
      door.standingReceiver ? words.standingReceiver : "",
      door.contactNote,
    ]
      .filter((part) => part !== "")
      .join(" · "),
  }));
}
