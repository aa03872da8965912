import { Link } from "react-router";
import { isUuid, newId } from "#kernel/ids.ts";
import { type Service, serviceSchema } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EditPage } from "../editing/EditPage.tsx";
import { ServiceFields } from "../editing/ServiceFields.tsx";
import { editService, formData, serviceForm } from "../editing/serviceForm.ts";
import { fieldLabel } from "../editing/words.ts";
import { ServiceView } from "../service/ServiceView.tsx";
import { editorOf } from "../shared/editor.ts";
import { FIND, organisationPath, servicePath } from "../shared/paths.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

type Context = Route.LoaderArgs["context"];

/** A new offer of an organisation: first which, where none is said; then the form. For its editors. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const organisationId = new URL(request.url).searchParams.get("organisation");
  if (organisationId === null) return { choose: await mine(context), draft: null };
  const base = await blank(context, idIn(organisationId), newId());
  const form = await serviceForm(context, base);
  return {
    choose: null,
    draft: {
      id: base.id,
      organisationId,
      organisation: form.organisation?.record.name ?? "",
      form: formData(form, base),
    },
  };
}

/** The organisations of the directory that are the reader's to write for. */
async function mine(context: Context) {
  const { db, directory } = services(context);
  const editor = await editorOf(context, null);
  const held = editor.edits.map(({ organisationId }) => organisationId);
  const led = editor.unit?.role === "lead" ? [editor.unit.organisationId] : [];
  return db.read(SYSTEM, (snapshot) => directory.organisationsOnStafet(snapshot, [...held, ...led]));
}

/** Nothing said yet but whose it is; an identifier the form brought, where it is one. */
async function blank(context: Context, organisationId: string, id: string): Promise<Service> {
  const { db, directory } = services(context);
  const owner = await db.read(SYSTEM, (snapshot) =>
    directory.belongs(snapshot, "organisation", organisationId),
  );
  if (owner === null) return unknown();
  await editorOf(context, owner);
  // A name is not optional: the form asks for it before this is saved.
  return { ...serviceSchema.parse({ id, organisationId, kind: "other", name: "?" }), name: "" };
}

export async function action({ context, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  const organisationId = idIn(new URL(request.url).searchParams.get("organisation") ?? "");
  const given = posted.get("id");
  const base = await blank(context, organisationId, isUuid(given) ? given : newId());
  return editService(context, posted, { base, seen: 0 }, (id) => `${servicePath(id)}?gemt`);
}

export default function NewService({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { titles, whose, whoseNone, makeOrganisation } = text.directoryEdit;
  const { choose, draft } = loaderData;
  if (!draft)
    return (
      <Page title={titles.newService} back={<BackLink to={FIND}>{text.directory.service.back}</BackLink>}>
        <Card title={whose}>
          {(choose ?? []).length === 0 ? <p>{whoseNone}</p> : null}
          <ul className="items">
            {(choose ?? []).map(({ id, name }) => (
              <li key={id}>
                <Link to={`?organisation=${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
          <p>
            <LinkButton to="/tilbud/organisation/ny">{makeOrganisation}</LinkButton>
          </p>
        </Card>
      </Page>
    );
  return (
    <EditPage
      title={titles.newServiceFor(draft.organisation)}
      back={organisationPath(draft.organisationId)}
      again={actionData}
      seen={0}
      newId={draft.id}
      labelOf={(field) => fieldLabel(field, text, draft.form.catalogue)}
      mayVouch
      {...(actionData?.preview?.page
        ? { preview: <ServiceView service={actionData.preview.page} tiles={null} /> }
        : {})}
    >
      <ServiceFields form={draft.form} again={actionData} />
    </EditPage>
  );
}
