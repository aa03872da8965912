import { isUuid, newId } from "#kernel/ids.ts";
import { locationSchema } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { EditPage } from "../editing/EditPage.tsx";
import { editLocation, LocationFields, locationForm } from "../editing/locationForm.tsx";
import { editorOf } from "../shared/editor.ts";
import { organisationPath } from "../shared/paths.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/** A new place of an organisation: for its editors. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { organisation, base } = await blank({ context, request }, newId());
  return { id: base.id, organisation, ...(await locationForm(context, base)) };
}

async function blank({ context, request }: Pick<Route.LoaderArgs, "context" | "request">, id: string) {
  const { db, directory } = services(context);
  const organisationId = idIn(new URL(request.url).searchParams.get("organisation") ?? "");
  const [kept, owner] = await db.read(SYSTEM, async (snapshot) => [
    (await directory.records(snapshot, "organisation", [organisationId])).get(organisationId),
    await directory.belongs(snapshot, "organisation", organisationId),
  ]);
  if (!kept || !owner) return unknown();
  await editorOf(context, owner);
  return {
    organisation: { id: organisationId, name: kept.record.name },
    base: locationSchema.parse({ id, organisationId }),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  const given = posted.get("id");
  const { base } = await blank({ context, request }, isUuid(given) ? given : newId());
  return editLocation(context, posted, { base, seen: 0 });
}

export default function NewLocation({ loaderData, actionData }: Route.ComponentProps) {
  const { titles, fields } = useText().directoryEdit;
  const labels: Readonly<Record<string, string>> = fields;
  return (
    <EditPage
      title={titles.newLocation(loaderData.organisation.name)}
      back={organisationPath(loaderData.organisation.id)}
      again={actionData}
      seen={0}
      newId={loaderData.id}
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
