import { isUuid, newId } from "#kernel/ids.ts";
import { organisationSchema } from "#modules/directory/index.ts";
import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { EditPage } from "../editing/EditPage.tsx";
import { editOrganisation, OrganisationFields, stafetChoices } from "../editing/organisationForm.tsx";
import { editorOf } from "../shared/editor.ts";
import { organisationFields } from "../shared/fields/organisation.ts";
import { FIND } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** Nothing said yet. A name is not optional: the form asks for it before this is saved. */
const blank = (id: string) => ({ ...organisationSchema.parse({ id, name: "?" }), name: "" });

/** Writing an organisation into the directory: one's own, or – the region's editor – one that is not on Stafet. */
export async function loader({ context }: Route.LoaderArgs) {
  await editorOf(context, null);
  const base = blank(newId());
  const choices = await stafetChoices(context, base);
  const [only] = choices;
  // Who writes for one organisation most likely writes that one.
  const fields = organisationFields({ ...base, stafetId: choices.length === 1 && only ? only.value : null });
  return { id: base.id, fields, choices };
}

export async function action({ context, request }: Route.ActionArgs) {
  await editorOf(context, null);
  const posted = await commandForm(request);
  const given = posted.get("id");
  return editOrganisation(context, posted, { base: blank(isUuid(given) ? given : newId()), seen: 0 });
}

export default function NewOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { titles, fields } = useText().directoryEdit;
  const labels: Readonly<Record<string, string>> = fields;
  return (
    <EditPage
      title={titles.newOrganisation}
      back={FIND}
      again={actionData}
      seen={0}
      newId={loaderData.id}
      labelOf={(name) => labels[name] ?? name}
    >
      <OrganisationFields fields={loaderData.fields} choices={loaderData.choices} again={actionData} />
    </EditPage>
  );
}
