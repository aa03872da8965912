import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { EditAgain } from "../../directory/editing/action.ts";
import { Section } from "../../directory/editing/EditPage.tsx";
import { type Fields, first } from "../../directory/shared/fields/fields.ts";

/** The fields of a card: the words, the same in English, where it belongs, and what it stands on. */
export function CardFields(props: {
  fields: Fields;
  needs: NeedNames;
  longest: number;
  again: EditAgain<unknown> | undefined;
}) {
  const { moments, editing } = useText().guidance;
  const { fields: labels, hints, sections } = editing;
  const value = (name: string) => first(props.fields, name);
  return (
    <>
      <Section title={sections.words} names={["titleDa", "bodyDa"]} again={props.again} open>
        <Field name="titleDa" label={labels.titleDa} initial={value("titleDa")} maxLength={120} />
        <TextArea
          {...{ name: "bodyDa", label: labels.bodyDa, hint: hints.body, initial: value("bodyDa") }}
          {...{ rows: 12, limit: props.longest }}
        />
      </Section>
      <Section title={sections.english} names={["titleEn", "bodyEn", "english"]} again={props.again}>
        <p>{hints.english}</p>
        <Field name="titleEn" label={labels.titleEn} initial={value("titleEn")} maxLength={120} optional />
        <TextArea
          {...{ name: "bodyEn", label: labels.bodyEn, initial: value("bodyEn"), rows: 12, optional: true }}
          limit={props.longest}
        />
        {value("bodyEn") === "" ? null : (
          <RadioGroup
            {...{ name: "english", legend: labels.english, hint: hints.followed }}
            initial={value("english")}
            options={Object.entries(editing.english).map(([code, label]) => ({ value: code, label }))}
          />
        )}
      </Section>
      <Section title={sections.place} names={["moments", "needs"]} again={props.again}>
        <CheckboxGroup
          {...{ name: "moments", legend: labels.moments, columns: true, optional: true }}
          initial={props.fields.moments ?? []}
          options={Object.entries(moments).map(([code, label]) => ({ value: code, label }))}
        />
        <CheckboxGroup
          {...{ name: "needs", legend: labels.needs, columns: true, optional: true }}
          initial={props.fields.needs ?? []}
          options={Object.entries(props.needs).map(([code, label]) => ({ value: code, label }))}
        />
      </Section>
      <Section
        title={sections.trust}
        names={["sources", "reviewOn", "owner", "guideline", "example", "withdrawn"]}
        again={props.again}
      >
        <TextArea name="sources" label={labels.sources} hint={hints.sources} initial={value("sources")} />
        <Field
          name="reviewOn"
          type="date"
          width="short"
          label={labels.reviewOn}
          initial={value("reviewOn")}
        />
        <Field
          {...{ name: "owner", label: labels.owner, hint: hints.owner }}
          initial={value("owner")}
          optional
        />
        <Field
          {...{ name: "guideline", label: labels.guideline, hint: hints.guideline }}
          initial={value("guideline")}
          optional
        />
        <Checkbox name="example" label={labels.example} initial={value("example") === "yes"} />
        <Checkbox name="withdrawn" label={labels.withdrawn} initial={value("withdrawn") === "yes"} />
      </Section>
    </>
  );
}
