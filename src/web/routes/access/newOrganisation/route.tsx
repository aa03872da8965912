import { data } from "react-router";
import { holds } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { OrganisationFields } from "../organisation/Facts.tsx";
import { parseNewOrganisation } from "../organisation/form.ts";
import type { Route } from "./+types/route.ts";

/** Ny organisation. For administrators. */
export function loader({ context }: Route.LoaderArgs) {
  if (!holds(signedIn(context), "administrator")) throw data({ code: "forbidden" }, 403);
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseNewOrganisation,
    async run(draft) {
      const id = await services(context).identity.setUp.addOrganisation(who, draft, now(context));
      return `/adgang/organisationer/${id}?gjort`;
    },
  });
}

export default function NewOrganisation({ actionData }: Route.ComponentProps) {
  const { organisation: words } = useText().setUp;
  return (
    <Page title={words.newTitle} lead={words.newLead} back={<BackLink to="/adgang/organisationer" />}>
      <Card>
        <CommandForm name="new" again={actionData}>
          <OrganisationFields />
          <Field
            name="slug"
            label={words.slug}
            hint={words.slugHint}
            optional
            maxLength={60}
            width="medium"
          />
          <Field name="externalId" label={words.externalId} optional maxLength={100} width="medium" />
          <ButtonRow>
            <Button>{words.create}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
