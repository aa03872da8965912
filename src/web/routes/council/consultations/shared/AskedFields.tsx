import { useText } from "../../../../text/useText.ts";
import { Field } from "../../../../ui/Field.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface AskedFieldsProps {
  readonly initial: {
    readonly title?: string;
    readonly askedBy?: string;
    readonly address?: string;
    readonly about?: string;
    readonly receivedOn: string;
    readonly deadline?: string;
  };
}

/** What a council is asked about, by whom, and until when. */
export function AskedFields({ initial }: AskedFieldsProps) {
  const words = useText().councilConsultations.fields;
  return (
    <>
      <Field name="title" label={words.title} initial={initial.title ?? ""} maxLength={300} />
      <Field
        name="askedBy"
        label={words.askedBy}
        hint={words.askedByHint}
        initial={initial.askedBy ?? ""}
        maxLength={200}
      />
      <Field
        name="address"
        label={words.address}
        hint={words.addressHint}
        initial={initial.address ?? ""}
        maxLength={500}
        optional
      />
      <TextArea
        name="about"
        label={words.about}
        initial={initial.about ?? ""}
        rows={4}
        limit={5000}
        optional
      />
      <Field
        name="receivedOn"
        label={words.received}
        type="date"
        width="medium"
        initial={initial.receivedOn}
      />
      <Field
        name="deadline"
        label={words.deadline}
        type="date"
        width="medium"
        initial={initial.deadline ?? ""}
      />
    </>
  );
}
