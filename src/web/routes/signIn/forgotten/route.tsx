import { handleCommand } from "../../../http/command.ts";
import { fromContext, now, origin, query, services, text } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Glemt adgangskoden? The answer is the same whoever asks, about whomever. */
export function loader({ context }: Route.LoaderArgs) {
  return { sent: query(context).has("sendt") };
}

export function action({ request, context }: Route.ActionArgs) {
  const { forgotten } = text(context).signIn;
  const letter = (token: string, name: string) => ({
    subject: forgotten.subject,
    text: forgotten.text(name, new URL(`/ny-adgangskode/${token}`, origin(context)).href),
  });
  return handleCommand({
    request,
    context,
    parse: (fields, { fieldIssues }) =>
      fields.has("email")
        ? { ok: true, command: fields.get("email").slice(0, 254) }
        : { ok: false, errors: { email: fieldIssues.required } },
    async run(email) {
      await services(context).signIn.forgotPassword(email, letter, context.get(fromContext), now(context));
      return "/ny-adgangskode?sendt";
    },
  });
}

export default function Forgotten({ loaderData, actionData }: Route.ComponentProps) {
  const { forgotten, real } = useText().signIn;
  const back = <BackLink to="/log-ind">{real.title}</BackLink>;
  if (loaderData.sent) {
    return (
      <Page title={forgotten.title} back={back}>
        <Alert variant="info" title={forgotten.sent} announce>
          {forgotten.sentBody}
        </Alert>
      </Page>
    );
  }
  return (
    <Page title={forgotten.title} lead={forgotten.lead} back={back}>
      <Card>
        <CommandForm name="forgotten" again={actionData}>
          <Field name="email" type="email" label={real.email} autoComplete="username" maxLength={254} />
          <ButtonRow>
            <Button>{forgotten.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
