import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { SPARE_ARRANGEMENTS } from "../shared/fields/arrangements.ts";
import { first } from "../shared/fields/fields.ts";
import { SPARE_PLACES } from "../shared/fields/places.ts";
import type { ServiceFormData } from "./serviceForm.ts";

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** Where it is given: those there are, and room for more. */
export function Stops({ form }: { form: ServiceFormData }) {
  const { fields: labels, hints, place, newPlace } = useText().directoryEdit;
  return (
    <>
      <p className="quiet">{hints.orders}</p>
      {upTo(form.stops + SPARE_PLACES).map((n) => {
        const name = (part: string) => `place.${n}.${part}`;
        return (
          <fieldset key={n} className="stop">
            <legend className="form-label">{n < form.stops ? place(n + 1) : newPlace}</legend>
            <Select
              name={name("location")}
              label={labels.location}
              optional
              none={n < form.stops ? hints.removePlace : ""}
              initial={first(form.fields, name("location"))}
              options={form.places}
            />
            <Field
              name={name("hours")}
              label={labels.hours}
              hint={hints.placeHours}
              optional
              initial={first(form.fields, name("hours"))}
            />
            <Field
              name={name("note")}
              label={labels.note}
              optional
              initial={first(form.fields, name("note"))}
            />
            <TextArea
              name={name("phones")}
              label={labels.phones}
              optional
              rows={2}
              initial={first(form.fields, name("phones"))}
            />
          </fieldset>
        );
      })}
    </>
  );
}

/** One period after the other: who has the authority, who runs it, for whom, on whose money and until when. */
export function Arrangements({ form }: { form: ServiceFormData }) {
  const { fields: labels, hints, arrangement, newArrangement } = useText().directoryEdit;
  return upTo(form.periods + SPARE_ARRANGEMENTS).map((n) => {
    const field = (
      part:
        | "validFrom"
        | "validTo"
        | "authorityId"
        | "operatorId"
        | "areas"
        | "funding"
        | "fundingEndsOn"
        | "agreementEndsOn",
      more: Partial<Parameters<typeof Field>[0]> = {},
    ) => (
      <Field
        name={`arrangement.${n}.${part}`}
        label={labels[part]}
        optional
        initial={first(form.fields, `arrangement.${n}.${part}`)}
        {...more}
      />
    );
    const day = { type: "date", width: "medium" } as const;
    return (
      <fieldset key={n} className="stop">
        <legend className="form-label">{n < form.periods ? arrangement(n + 1) : newArrangement}</legend>
        {n < form.periods ? null : <p className="quiet">{hints.period}</p>}
        {field("validFrom", day)}
        {field("validTo", day)}
        {field("authorityId", { hint: hints.organisation, suggestions: form.authorities })}
        {field("operatorId", { hint: hints.organisation })}
        {field("areas", { hint: hints.areas })}
        {field("funding")}
        {field("fundingEndsOn", day)}
        {field("agreementEndsOn", day)}
      </fieldset>
    );
  });
}
