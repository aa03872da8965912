import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { useField } from "../../../ui/formContext.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";

/** Aloud, with who heard it, or in writing; and who said it, where that was not the citizen. */
export function SaidHow({ byOthers = true }: { byOthers?: boolean }) {
  const { courseForms, catalogue } = useText();
  const { consent } = courseForms;
  const by = useField("givenBy");
  const wrong = useField("givenByName").error !== undefined;
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
      {byOthers ? (
        <Details summary={consent.other} open={wrong || (by.kept?.[0] ?? "citizen") !== "citizen"}>
          <RadioGroup
            name="givenBy"
            legend={consent.givenBy}
            hint={consent.givenByHint}
            initial="citizen"
            options={Object.entries(catalogue.giver).map(([value, label]) => ({ value, label }))}
          />
          <Field name="givenByName" label={consent.givenByName} optional maxLength={200} />
        </Details>
      ) : null}
    </>
  );
}
