import type { DecidedItem } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Field } from "../../../../ui/Field.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface DecidedFieldsProps {
  readonly item?: DecidedItem;
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
}

/** Something others decided: what, by whom, why it is on the list, and whether the council was heard. */
export function DecidedFields({ item, consultations }: DecidedFieldsProps) {
  const { councilConsultations } = useText();
  const { decided: words, fields } = councilConsultations;
  return (
    <>
      <Field name="title" label={words.name} initial={item?.title ?? ""} maxLength={300} />
      <Field name="decidedBy" label={words.who} initial={item?.decidedBy ?? ""} maxLength={200} />
      <Field name="decidedOn" label={words.when} type="date" width="medium" initial={item?.decidedOn ?? ""} />
      <Field
        name="address"
        label={fields.address}
        hint={fields.addressHint}
        initial={item?.address ?? ""}
        maxLength={500}
        optional
      />
      <TextArea
        name="touches"
        label={words.touches}
        hint={words.touchesHint}
        initial={item?.touches ?? ""}
        rows={3}
        limit={1000}
      />
      <Select
        name="consultationId"
        label={words.consultation}
        none={words.no}
        options={consultations.map(({ id, title }) => ({ value: id, label: title }))}
        initial={item?.heard?.id ?? ""}
        optional
      />
    </>
  );
}
