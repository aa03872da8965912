import type { RouterContextProvider } from "react-router";
import type { Location } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services, text } from "../../../http/context.ts";
import type { FormFields } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { type Fields, first } from "../shared/fields/fields.ts";
import { locationFields, locationFrom } from "../shared/fields/location.ts";
import { organisationPath } from "../shared/paths.ts";
import { type EditAgain, edit } from "./action.ts";
import { Section } from "./EditPage.tsx";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** What a place's form is drawn from. */
export async function locationForm(context: Context, base: Location) {
  const { db, directory } = services(context);
  const all = await db.read(SYSTEM, directory.municipalities);
  return {
    fields: locationFields(base),
    municipalities: all.map(({ code, name }): Choice => ({ value: code, label: name })),
  };
}

/** The posted form of a place: its postcode is looked up, then it is looked at or saved. */
export async function editLocation(
  context: Context,
  posted: FormFields,
  standing: { base: Location; seen: number },
) {
  const { db, directory } = services(context);
  const words = text(context);
  const { base } = standing;
  const [known, all] = await db.read(SYSTEM, async (snapshot) => [
    await directory.postcode(snapshot, posted.get("postcode")),
    await directory.municipalities(snapshot),
  ]);
  const kinds: Readonly<Record<string, string>> = words.directoryEdit.kinds;
  return edit({
    ...{ posted, context, subject: "location", ...standing },
    fields: locationFields,
    parse: (fields) => locationFrom(fields, base, known, words),
    inWords: (name, values) =>
      values
        .map((value) =>
          name === "kind"
            ? (kinds[value] ?? value)
            : name === "municipalityCode"
              ? (all.find(({ code }) => code === value)?.name ?? value)
              : value,
        )
        .join(", "),
    after: () => (base.organisationId === null ? "/find" : `${organisationPath(base.organisationId)}?gemt`),
  });
}

export function LocationFields(props: {
  fields: Fields;
  municipalities: readonly Choice[];
  again: EditAgain<unknown> | undefined;
}) {
  const { fields: labels, hints, sections, kinds } = useText().directoryEdit;
  const value = (name: string) => first(props.fields, name);
  const line = (name: keyof typeof labels, hint?: string) => (
    <Field name={name} label={labels[name]} initial={value(name)} optional {...(hint ? { hint } : {})} />
  );
  return (
    <>
      <Section
        title={sections.address}
        names={["name", "kind", "street", "postcode", "city", "municipalityCode", "latitude", "longitude"]}
        again={props.again}
        open
      >
        {line("name")}
        <Select
          name="kind"
          label={labels.kind}
          initial={value("kind")}
          options={Object.entries(kinds).map(([code, label]) => ({ value: code, label }))}
        />
        {line("street")}
        <Field
          name="postcode"
          label={labels.postcode}
          hint={hints.postcode}
          initial={value("postcode")}
          optional
          width="short"
        />
        {line("city")}
        <Select
          name="municipalityCode"
          label={labels.municipalityCode}
          none={hints.municipality}
          optional
          initial={value("municipalityCode")}
          options={props.municipalities}
        />
        <Field name="latitude" label={labels.latitude} initial={value("latitude")} optional width="short" />
        <Field
          name="longitude"
          label={labels.longitude}
          initial={value("longitude")}
          optional
          width="short"
        />
      </Section>
      <Section
        title={sections.access}
        names={["transportation", "accessibility", "description"]}
        again={props.again}
      >
        <TextArea
          name="transportation"
          label={labels.transportation}
          initial={value("transportation")}
          optional
        />
        <TextArea
          name="accessibility"
          label={labels.accessibility}
          hint={hints.lines}
          initial={value("accessibility")}
          optional
        />
        <TextArea name="description" label={labels.description} initial={value("description")} optional />
      </Section>
      <Section title={sections.contact} names={["phones", "hours"]} again={props.again}>
        <TextArea
          name="phones"
          label={labels.phones}
          hint={hints.phones}
          initial={value("phones")}
          optional
        />
        {line("hours", hints.hours)}
      </Section>
    </>
  );
}
