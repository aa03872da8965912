import type { RouterContextProvider } from "react-router";
import type { Organisation } from "#modules/directory/index.ts";
import { services, signedIn, text } from "../../../http/context.ts";
import type { FormFields } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { type Fields, first } from "../shared/fields/fields.ts";
import { organisationFields, organisationFrom } from "../shared/fields/organisation.ts";
import { organisationPath } from "../shared/paths.ts";
import { type EditAgain, edit } from "./action.ts";
import { Section } from "./EditPage.tsx";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** The organisations on Stafet an entry can be said to be: those one edits for or leads a unit of, and the one it is. */
export async function stafetChoices(context: Context, base: Organisation): Promise<readonly Choice[]> {
  const { directory, identity } = services(context);
  const editor = await directory.editor(signedIn(context));
  const ids = new Set([
    ...editor.edits.map(({ organisationId }) => organisationId),
    ...(editor.unit?.role === "lead" ? [editor.unit.organisationId] : []),
    ...(base.stafetId === null ? [] : [base.stafetId]),
  ]);
  const found = await Promise.all([...ids].slice(0, 100).map((id) => identity.organisation(id)));
  return found.filter((one) => one !== null).map(({ id, name }) => ({ value: id, label: name }));
}

/** The posted form of an organisation: looked at or saved. */
export async function editOrganisation(
  context: Context,
  posted: FormFields,
  standing: { base: Organisation; seen: number },
) {
  const words = text(context);
  const chosen = new Map(
    (await stafetChoices(context, standing.base)).map(({ value, label }) => [value, label]),
  );
  return edit({
    ...{ posted, context, subject: "organisation", ...standing },
    fields: organisationFields,
    parse: (fields) => organisationFrom(fields, standing.base, words),
    inWords: (_, values) => values.map((value) => chosen.get(value) ?? value).join(", "),
    after: (id) => `${organisationPath(id)}?gemt`,
  });
}

export function OrganisationFields(props: {
  fields: Fields;
  choices: readonly Choice[];
  again: EditAgain<unknown> | undefined;
}) {
  const { fields: labels, hints, sections } = useText().directoryEdit;
  const value = (name: string) => first(props.fields, name);
  const line = (name: keyof typeof labels) => (
    <Field name={name} label={labels[name]} initial={value(name)} optional />
  );
  return (
    <>
      <Section
        title={sections.basics}
        names={["name", "alternateName", "description", "taxId", "legalStatus", "stafetId"]}
        again={props.again}
        open
      >
        <Field name="name" label={labels.name} initial={value("name")} />
        {line("alternateName")}
        <TextArea
          name="description"
          label={labels.description}
          initial={value("description")}
          optional
          rows={5}
        />
        {line("taxId")}
        {line("legalStatus")}
        {props.choices.length > 0 ? (
          <Select
            name="stafetId"
            label={labels.stafetId}
            initial={value("stafetId")}
            options={props.choices}
            optional
          />
        ) : null}
      </Section>
      <Section
        title={sections.contact}
        names={["phones", "contacts", "email", "website"]}
        again={props.again}
      >
        <TextArea
          name="phones"
          label={labels.phones}
          hint={hints.phones}
          initial={value("phones")}
          optional
        />
        <TextArea
          name="contacts"
          label={labels.contacts}
          hint={hints.contacts}
          initial={value("contacts")}
          optional
        />
        {line("email")}
        {line("website")}
      </Section>
    </>
  );
}
