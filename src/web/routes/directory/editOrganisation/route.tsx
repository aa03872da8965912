import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { baseOf } from "../editing/base.ts";
import { EditPage } from "../editing/EditPage.tsx";
import { editOrganisation, OrganisationFields, stafetChoices } from "../editing/organisationForm.tsx";
import { organisationFields } from "../shared/fields/organisation.ts";
import { organisationPath } from "../shared/paths.ts";
import { idIn } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/** Correcting an organisation's entry: for its editors, the leads of its units, and the region's editor. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { base, seen } = await baseOf(context, "organisation", idIn(params.organisationId));
  const choices = await stafetChoices(context, base);
  return { id: base.id, seen, name: base.name, fields: organisationFields(base), choices };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  const standing = await baseOf(context, "organisation", idIn(params.organisationId), posted.get("seen"));
  return editOrganisation(context, posted, standing);
}

export default function EditOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { titles, fields } = useText().directoryEdit;
  const labels: Readonly<Record<string, string>> = fields;
  return (
    <EditPage
      title={titles.organisation(loaderData.name)}
      back={organisationPath(loaderData.id)}
      again={actionData}
      seen={loaderData.seen}
      labelOf={(name) => labels[name] ?? name}
    >
      <OrganisationFields fields={loaderData.fields} choices={loaderData.choices} again={actionData} />
    </EditPage>
  );
}
