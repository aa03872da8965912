import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { ContactFields, FactFields } from "../unit/Fields.tsx";
import { parseNewUnit } from "../unit/form.ts";
import type { Route } from "./+types/route.ts";

/** Ny enhed in an organisation. For administrators. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { setUp } = services(context).identity;
  const { id, name, municipalityCode } = await found(
    setUp.organisationPage(signedIn(context), params.organisationId),
  );
  return { id, name, municipalityCode };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseNewUnit,
    async run(draft) {
      const { setUp } = services(context).identity;
      const id = await setUp.addUnit(who, params.organisationId, draft, now(context));
      return `/adgang/${id}/oplysninger?gjort`;
    },
  });
}

export default function NewUnit({ loaderData, actionData }: Route.ComponentProps) {
  const { unit: words } = useText().setUp;
  const { id, name, municipalityCode } = loaderData;
  return (
    <Page
      title={words.newTitle(name)}
      lead={words.newLead}
      back={<BackLink to={`/adgang/organisationer/${id}`}>{name}</BackLink>}
    >
      <Card>
        <CommandForm name="new" again={actionData}>
          <FactFields area={municipalityCode ?? ""} />
          <ContactFields />
          <Field name="externalId" label={words.externalId} optional maxLength={100} width="medium" />
          <ButtonRow>
            <Button>{words.create}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
