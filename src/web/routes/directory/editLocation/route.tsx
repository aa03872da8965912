import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { baseOf } from "../editing/base.ts";
import { EditPage } from "../editing/EditPage.tsx";
import { editLocation, LocationFields, locationForm } from "../editing/locationForm.tsx";
import { FIND, organisationPath } from "../shared/paths.ts";
import { idIn } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/** Correcting a place: for whoever's it is, and for who gives a service there. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { base, seen } = await baseOf(context, "location", idIn(params.locationId));
  return {
    seen,
    name: base.name || base.street,
    back: base.organisationId === null ? FIND : organisationPath(base.organisationId),
    ...(await locationForm(context, base)),
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  return editLocation(
    context,
    posted,
    await baseOf(context, "location", idIn(params.locationId), posted.get("seen")),
  );
}

export default function EditLocation({ loaderData, actionData }: Route.ComponentProps) {
  const { titles, fields } = useText().directoryEdit;
  const labels: Readonly<Record<string, string>> = fields;
  return (
    <EditPage
      title={titles.location(loaderData.name)}
      back={loaderData.back}
      again={actionData}
      seen={loaderData.seen}
      labelOf={(name) => labels[name] ?? name}
    >
      <LocationFields
        fields={loaderData.fields}
        municipalities={loaderData.municipalities}
        again={actionData}
      />
    </EditPage>
  );
}
