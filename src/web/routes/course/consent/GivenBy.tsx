import { use } from "react";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { FormContext, useField } from "../../../ui/formContext.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";

/** Refusals about who may say it for whom: what answers them stands in here. */
const WHO_MAY = new Set(["custodyHolderGives", "citizenGives", "custodyHasEnded"]);

/** Who said it, where that was not the citizen: under 15 the custody holder or a guardian, from 15 themselves. */
export function GivenBy({ beside = [] }: { beside?: readonly string[] }) {
  const { courseForms, catalogue } = useText();
  const { consent } = courseForms;
  const { again } = use(FormContext);
  const by = useField("givenBy");
  const wrong = useField("givenByName").error !== undefined || WHO_MAY.has(again?.refusal?.code ?? "");
  return (
    <Details summary={consent.other} open={wrong || (by.kept?.[0] ?? "citizen") !== "citizen"}>
      <RadioGroup
        name="givenBy"
        legend={consent.givenBy}
        hint={consent.givenByHint}
        initial="citizen"
        options={Object.entries(catalogue.giver).map(([value, label]) => ({ value, label }))}
      />
      <Field name="givenByName" label={consent.givenByName} optional maxLength={200} suggestions={beside} />
    </Details>
  );
}
