import { PASSWORD_SHORTEST } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Behind the link of who has forgotten their password. */
export const loader = ({ context, params }: Route.LoaderArgs) =>
  found(services(context).signIn.passwordLink(params.token, now(context)));

export function action({ request, context, params }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: (fields, { fieldIssues }) =>
      fields.has("password")
        ? { ok: true, command: fields.get("password") }
        : { ok: false, errors: { password: fieldIssues.required } },
    async run(password) {
      await services(context).signIn.newPassword({ token: params.token, password }, now(context));
      return "/log-ind?ny-adgangskode";
    },
  });
}

export default function NewPassword({ loaderData, actionData }: Route.ComponentProps) {
  const { forgotten, invitation } = useText().signIn;
  return (
    <Page title={forgotten.choose} lead={forgotten.chooseLead}>
      <Card>
        <CommandForm name="new" again={actionData}>
          <input
            type="text"
            name="username"
            autoComplete="username"
            value={loaderData.email}
            readOnly
            hidden
          />
          <Field
            name="password"
            type="password"
            label={forgotten.choose}
            hint={invitation.passwordHint(PASSWORD_SHORTEST)}
            autoComplete="new-password"
          />
          <ButtonRow>
            <Button>{forgotten.save}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
