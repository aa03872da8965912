import { useText } from "../../../../text/useText.ts";
import { Field } from "../../../../ui/Field.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface ConsentFieldsProps {
  readonly initial?: {
    readonly form: string;
    readonly on: string;
    readonly by: string;
    readonly until: string | null;
    readonly words: string;
  } | null;
  /** Written now or later. */
  readonly optional?: boolean;
}

/** How and when the person said yes, and to whom. Nothing says who they are. */
export function ConsentFields({ initial, optional = false }: ConsentFieldsProps) {
  const words = useText().councilStories.consent;
  return (
    <>
      <RadioGroup
        name="form_"
        legend={words.form}
        options={(["oral", "written", "witnessed"] as const).map((value) => ({
          value,
          label: words.forms[value],
        }))}
        {...(initial ? { initial: initial.form } : {})}
        optional={optional}
      />
      <Field
        name="on"
        label={words.on}
        type="date"
        width="medium"
        initial={initial?.on ?? ""}
        optional={optional}
      />
      <Field
        name="by"
        label={words.by}
        hint={words.byHint}
        initial={initial?.by ?? ""}
        maxLength={200}
        optional={optional}
      />
      <TextArea
        name="said"
        label={words.words}
        hint={words.wordsHint}
        initial={initial?.words ?? ""}
        rows={2}
        limit={1000}
        optional
      />
      <Field
        name="until"
        label={words.until}
        hint={words.untilHint}
        type="date"
        width="medium"
        initial={initial?.until ?? ""}
        optional
      />
    </>
  );
}
