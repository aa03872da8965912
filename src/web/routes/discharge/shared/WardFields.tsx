import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import type { KnownDoor } from "./doors.ts";

interface WardFieldsProps {
  doors: readonly KnownDoor[];
  /** What stands there from the start. */
  ward?: string;
  care?: string;
}

/** Which ward, and whether it is body or psychiatry. */
export function WardFields({ doors, ward, care }: WardFieldsProps) {
  const { discharge } = useText();
  const { record } = discharge.arrival;
  return (
    <>
      <Field
        {...{ name: "ward", label: record.ward, hint: record.wardHint, maxLength: 200 }}
        {...(ward === undefined ? {} : { initial: ward })}
        suggestions={doors.map(({ name }) => name)}
      />
      <RadioGroup
        name="care"
        legend={record.care}
        hint={record.careHint}
        {...(care === undefined ? {} : { initial: care })}
        options={Object.entries(discharge.care).map(([value, label]) => ({ value, label }))}
        columns
      />
    </>
  );
}
