import type { Service } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { baseOf } from "../editing/base.ts";
import { EditPage } from "../editing/EditPage.tsx";
import { ServiceFields } from "../editing/ServiceFields.tsx";
import { editService, formData, serviceForm } from "../editing/serviceForm.ts";
import { fieldLabel } from "../editing/words.ts";
import { ServiceView } from "../service/ServiceView.tsx";
import { serviceFields } from "../shared/fields/service.ts";
import { servicePath } from "../shared/paths.ts";
import { idIn } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/** Correcting an offer: for whose it is. `?udgave=3` puts an earlier edition's words in the form. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const id = idIn(params.id);
  const { base, seen } = await baseOf(context, "service", id);
  const form = await serviceForm(context, base);
  const earlier = Number(new URL(request.url).searchParams.get("udgave") ?? 0);
  const old = Number.isInteger(earlier) && earlier > 0 ? await editionOf(context, id, earlier) : null;
  const drawn = formData(form, base);
  return {
    id,
    seen,
    name: base.name,
    form: old ? { ...drawn, fields: serviceFields(old, form.names), ...roomFor(base, old) } : drawn,
  };
}

/** As many places and periods as either has. */
const roomFor = (a: Service, b: Service) => ({
  stops: Math.max(a.places.length, b.places.length),
  periods: Math.max(a.arrangements.length, b.arrangements.length),
});

const editionOf = (context: Route.LoaderArgs["context"], id: string, edition: number) => {
  const { db, directory } = services(context);
  return db.read(SYSTEM, (snapshot) => directory.edition(snapshot, "service", id, edition));
};

export async function action({ context, params, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  const standing = await baseOf(context, "service", idIn(params.id), posted.get("seen"));
  return editService(context, posted, standing, (id) => `${servicePath(id)}?gemt`);
}

export default function EditService({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { form, id, name, seen } = loaderData;
  return (
    <EditPage
      title={text.directoryEdit.titles.service(name)}
      back={servicePath(id)}
      again={actionData}
      seen={seen}
      labelOf={(field) => fieldLabel(field, text, form.catalogue)}
      mayVouch
      {...(actionData?.preview?.page
        ? { preview: <ServiceView service={actionData.preview.page} tiles={null} /> }
        : {})}
    >
      <ServiceFields form={form} again={actionData} />
    </EditPage>
  );
}
