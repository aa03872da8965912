import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { PASSWORD_SHORTEST } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services } from "../../../http/context.ts";
import { refusalStatus } from "../../../http/status.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Behind the link of who has forgotten their password. */
export async function loader({ context, params }: Route.LoaderArgs) {
  try {
    const { email } = await services(context).signIn.passwordLink(params.token, now(context));
    return { email };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data({ email: null }, refusalStatus(error.code));
  }
}

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
  if (loaderData.email === null) {
    return (
      <Page title={invitation.closed}>
        <Alert variant="warning">{forgotten.expired}</Alert>
        <ButtonRow>
          <LinkButton to="/ny-adgangskode">{forgotten.title}</LinkButton>
        </ButtonRow>
      </Page>
    );
  }
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
