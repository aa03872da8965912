import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { GivenBy } from "./GivenBy.tsx";

/** Aloud, with who heard it, or in writing; and who said it, where that was not the citizen. */
export function SaidHow({ byOthers = true, beside }: { byOthers?: boolean; beside?: readonly string[] }) {
  const { consent } = useText().courseForms;
  return (
    <>
      <RadioGroup
        name="form-of-consent"
        legend={consent.form}
        options={[
          {
            value: "oral",
            label: consent.oral,
            ...(byOthers
              ? {
                  more: (
                    <Field
                      name="witness"
                      label={consent.witness}
                      hint={consent.witnessHint}
                      optional
                      maxLength={200}
                    />
                  ),
                }
              : {}),
          },
          { value: "written", label: consent.written },
        ]}
      />
      {byOthers ? <GivenBy {...(beside ? { beside } : {})} /> : null}
    </>
  );
}
