import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { first } from "../shared/fields/fields.ts";
import type { EditAgain } from "./action.ts";
import { Section } from "./EditPage.tsx";
import { Arrangements, Stops } from "./ServiceParts.tsx";
import type { ServiceFormData } from "./serviceForm.ts";

export interface ServiceFieldsProps {
  form: ServiceFormData;
  again: EditAgain<unknown> | undefined;
}

/** The long form of a service, in folded parts: what changes often comes first. */
export function ServiceFields({ form, again }: ServiceFieldsProps) {
  const { directory, directoryEdit, lang } = useText();
  const { fields: labels, hints, sections, condition } = directoryEdit;
  const value = (name: string) => first(form.fields, name);
  const line = (name: keyof typeof labels, hint?: string) => (
    <Field name={name} label={labels[name]} initial={value(name)} optional {...(hint ? { hint } : {})} />
  );
  const area = (name: keyof typeof labels, hint?: string, rows = 3) => (
    <TextArea
      name={name}
      label={labels[name]}
      initial={value(name)}
      optional
      rows={rows}
      {...(hint ? { hint } : {})}
    />
  );
  const { catalogue, needs } = form;
  return (
    <>
      <Section
        title={sections.basics}
        names={["name", "kind", "status", "alert", "description", "alternateName", "needs"]}
        again={again}
        open
      >
        <Field name="name" label={labels.name} initial={value("name")} />
        <Select
          name="kind"
          label={labels.kind}
          initial={value("kind")}
          options={catalogue.kinds.map(({ code, name }) => ({ value: code, label: name[lang] }))}
        />
        <Select
          name="status"
          label={labels.status}
          initial={value("status")}
          options={Object.entries(directory.service.status).map(([code, label]) => ({ value: code, label }))}
        />
        {area("alert", hints.alert, 2)}
        {area("description", hints.description, 5)}
        {line("alternateName")}
        <CheckboxGroup
          name="needs"
          legend={labels.needs}
          optional
          columns
          initial={form.fields.needs ?? []}
          options={Object.entries(needs).map(([code, label]) => ({ value: code, label }))}
        />
      </Section>
      <Section title={sections.letIn} names={["letIn"]} again={again}>
        {area("letIn", hints.letIn, 4)}
      </Section>
      <Section title={sections.contact} names={["phones", "contacts", "email", "url"]} again={again}>
        {area("phones", hints.phones)}
        {area("contacts", hints.contacts)}
        {line("email")}
        {line("url")}
      </Section>
      <Section title={sections.hours} names={["hours"]} again={again}>
        {line("hours", hints.hours)}
        {form.otherHours.map((other) => (
          <p key={other} className="quiet">
            {hints.hoursKept}
            {other}
          </p>
        ))}
      </Section>
      <Section title={sections.conditions} names={["condition", "lacks", "meets"]} again={again}>
        <div className="conditions">
          {catalogue.conditions.map(({ code, name }) => (
            <Select
              key={code}
              name={`condition.${code}`}
              label={name[lang]}
              optional
              none={condition.unsaid}
              initial={value(`condition.${code}`)}
              options={[
                { value: "meets", label: condition.meets },
                { value: "lacks", label: condition.lacks },
              ]}
            />
          ))}
        </div>
      </Section>
      <Section title={sections.places} names={["place"]} again={again}>
        <Stops form={form} />
      </Section>
      <Section
        title={sections.people}
        names={["eligibility", "minimumAge", "maximumAge", "languages", "interpretation"]}
        again={again}
      >
        {area("eligibility")}
        <Field
          name="minimumAge"
          label={labels.minimumAge}
          initial={value("minimumAge")}
          optional
          width="short"
        />
        <Field
          name="maximumAge"
          label={labels.maximumAge}
          initial={value("maximumAge")}
          optional
          width="short"
        />
        {line("languages", hints.languages)}
        {line("interpretation")}
      </Section>
      <Section title={sections.cost} names={["fees", "documents", "accreditations"]} again={again}>
        {line("fees")}
        {area("documents", hints.lines)}
        {area("accreditations")}
      </Section>
      <Section title={sections.english} names={["nameEnglish", "descriptionEnglish"]} again={again}>
        {line("nameEnglish")}
        {area("descriptionEnglish", undefined, 5)}
      </Section>
      <Section title={sections.stafet} names={["unitId"]} again={again}>
        <Select
          name="unitId"
          label={labels.unitId}
          optional
          initial={value("unitId")}
          options={form.units}
          none={hints.unit}
        />
      </Section>
      <Section title={sections.arrangements} names={["arrangement", "arrangements"]} again={again}>
        <Arrangements form={form} />
      </Section>
    </>
  );
}
