import type { MeetingKind } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";

interface WhenFieldsProps {
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly initial?: {
    readonly kind: MeetingKind;
    readonly day: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly place: string;
    readonly link: string;
    readonly joint: readonly { readonly id: string }[];
  };
}

const KINDS = ["ordinary", "extra", "themeDay"] as const;

/** When, where and with whom a meeting is held. */
export function WhenFields({ others, initial }: WhenFieldsProps) {
  const { plan: words, kinds } = useText().councilMeetings;
  return (
    <>
      <RadioGroup
        name="kind"
        legend={words.kind}
        options={KINDS.map((kind) => ({ value: kind, label: kinds[kind] }))}
        initial={initial?.kind ?? "ordinary"}
        columns
      />
      <Field name="day" label={words.day} type="date" width="medium" initial={initial?.day ?? ""} />
      <Field name="start" label={words.start} type="time" width="short" initial={initial?.start ?? ""} />
      <Field name="end" label={words.end} type="time" width="short" initial={initial?.end ?? ""} optional />
      <Field name="place" label={words.place} initial={initial?.place ?? ""} maxLength={500} optional />
      <Field
        name="link"
        label={words.online}
        hint={words.onlineHint}
        initial={initial?.link ?? ""}
        maxLength={500}
        optional
      />
      {others.length > 0 ? (
        <CheckboxGroup
          name="joint"
          legend={words.joint}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          initial={initial?.joint.map(({ id }) => id) ?? []}
          optional
        />
      ) : null}
    </>
  );
}

/** The same fields as a command has them. */
export const whenFrom = (fields: { get(name: string): string; all(name: string): string[] }) => ({
  ...{ kind: fields.get("kind"), day: fields.get("day"), start: fields.get("start"), end: fields.get("end") },
  ...{ place: fields.get("place"), link: fields.get("link"), joint: fields.all("joint") },
});
