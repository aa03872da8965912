import type { Item, Minutes } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { SECTIONS } from "./sections.ts";

/** Longer is not taken by any form. */
const LONGEST = 95_000;
const rowsFor = (words: string): number => Math.min(Math.max(words.split("\n").length + 1, 3), 20);

type Head = Omit<Minutes["meeting"], "date"> & { readonly date: string | null };

/** Day, time, place, who was there, and when one meets next. */
export function MendHeadFields({ meeting }: { meeting: Head }) {
  const { mending: words } = useText().councilTakeIn;
  const { date, start, end, place, participants, next } = meeting;
  return (
    <>
      <Field name="date" label={words.date} type="date" width="medium" initial={date ?? ""} />
      <Field name="start" label={words.start} type="time" width="short" initial={start ?? ""} optional />
      <Field name="end" label={words.end} type="time" width="short" initial={end ?? ""} optional />
      <Field name="place" label={words.place} initial={place ?? ""} maxLength={500} optional />
      <TextArea
        name="participants"
        label={words.participants}
        hint={words.onePerLine}
        initial={participants.join("\n")}
        rows={rowsFor(participants.join("\n"))}
        optional
      />
      <Field
        name="nextDate"
        label={words.next}
        type="date"
        width="medium"
        initial={next?.date ?? ""}
        optional
      />
      <Field
        name="nextStart"
        label={words.nextStart}
        type="time"
        width="short"
        initial={next?.start ?? ""}
        optional
      />
      <input type="hidden" name="nextEnd" value={next?.end ?? ""} />
    </>
  );
}

/** All of one item. What is too long for a form is not sent, and stands as it is. */
export function MendItemFields({ item, unsaid = true }: { item: Item; unsaid?: boolean }) {
  const { council, councilTakeIn } = useText();
  const words = councilTakeIn.mending;
  const part = (name: string, label: string, said: string) =>
    said.length > LONGEST ? (
      <p key={name}>{words.tooLong(label)}</p>
    ) : (
      <TextArea key={name} name={name} label={label} initial={said} rows={rowsFor(said)} optional />
    );
  return (
    <>
      <Field
        name="number"
        label={words.number}
        type="number"
        width="short"
        initial={item.number?.toString() ?? ""}
        optional
      />
      <Field name="title" label={words.itemTitle} initial={item.title} maxLength={1000} />
      <RadioGroup
        name="open"
        legend={words.openness}
        options={[
          { value: "open", label: words.open },
          { value: "closed", label: words.closed },
          ...(unsaid ? [{ value: "unsaid", label: words.unsaid }] : []),
        ]}
        initial={item.open === null ? "unsaid" : item.open ? "open" : "closed"}
        columns
      />
      <Field
        name="caseNumber"
        label={words.caseNumber}
        width="medium"
        initial={item.caseNumber ?? ""}
        maxLength={100}
        optional
      />
      <Field
        name="docId"
        label={words.docId}
        width="medium"
        initial={item.docId ?? ""}
        maxLength={100}
        optional
      />
      {part("words", words.words, item.words)}
      {SECTIONS.map((section) =>
        part(`section-${section}`, council.sections[section], item.sections[section] ?? ""),
      )}
      <TextArea
        name="absent"
        label={words.absentNames}
        hint={words.onePerLine}
        initial={item.absent.join("\n")}
        rows={rowsFor(item.absent.join("\n"))}
        optional
      />
    </>
  );
}
