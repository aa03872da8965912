import { REGIONS } from "#kernel/municipalities.ts";
import type { OrganisationRow } from "#modules/identity/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { municipalityChoices } from "../Parts.tsx";

/** What an organisation is, as it is written for the first time and changed later. */
export function OrganisationFields({ of }: { of?: OrganisationRow }) {
  const text = useText();
  const { organisation: words, sectors, regions } = text.setUp;
  return (
    <>
      <Field name="name" label={words.name} initial={of?.name ?? ""} maxLength={200} />
      <Select
        name="sector"
        label={words.sector}
        initial={of?.sector ?? ""}
        options={Object.entries(sectors).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="region"
        label={words.region}
        initial={of?.region ?? ""}
        options={REGIONS.map((value) => ({ value, label: regions[value] }))}
      />
      <Select
        name="municipalityCode"
        label={words.municipality}
        hint={words.municipalityHint}
        optional
        initial={of?.municipalityCode ?? ""}
        options={municipalityChoices(text, of?.municipalityCode ?? "")}
      />
      <Field
        name="cvr"
        label={words.cvr}
        hint={words.cvrHint}
        initial={of?.cvr ?? ""}
        optional
        width="short"
        maxLength={15}
      />
    </>
  );
}
