import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";

interface HeadFieldsProps {
  readonly initial?: {
    readonly title: string;
    readonly open: boolean;
    readonly closedBecause: string;
    readonly caseNumber: string;
    readonly minutes: number | null;
    readonly presenter: string;
  };
}

/** The head of an item: its title first, and nothing else that must be said of an ordinary one. */
export function HeadFields({ initial }: HeadFieldsProps) {
  const { agenda: words, open, closed } = useText().councilMeetings;
  return (
    <>
      <Field name="title" label={words.itemTitle} initial={initial?.title ?? ""} maxLength={1000} />
      <RadioGroup
        name="open"
        legend={words.openness}
        options={[
          { value: "yes", label: open },
          {
            value: "no",
            label: closed,
            more: (
              <Field
                name="closedBecause"
                label={words.because}
                hint={words.becauseHint}
                initial={initial?.closedBecause ?? ""}
                maxLength={500}
                optional
              />
            ),
          },
        ]}
        initial={initial?.open === false ? "no" : "yes"}
      />
      <Field
        name="caseNumber"
        label={words.caseNumber}
        initial={initial?.caseNumber ?? ""}
        width="medium"
        maxLength={100}
        optional
      />
      <Field
        name="minutes"
        label={words.time}
        type="number"
        width="short"
        initial={initial?.minutes?.toString() ?? ""}
        optional
      />
      <Field
        name="presenter"
        label={words.presenter}
        initial={initial?.presenter ?? ""}
        maxLength={200}
        optional
      />
    </>
  );
}

/** The same fields as a command has them. */
export function headFrom(fields: { get(name: string): string }) {
  const minutes = fields.get("minutes");
  const open = fields.get("open") !== "no";
  return {
    ...{
      title: fields.get("title"),
      open,
      caseNumber: fields.get("caseNumber"),
      presenter: fields.get("presenter"),
    },
    closedBecause: open ? "" : fields.get("closedBecause"),
    ...(minutes === "" ? {} : { minutes: Number(minutes) }),
  };
}
