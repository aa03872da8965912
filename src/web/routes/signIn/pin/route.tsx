import { handleCommand } from "../../../http/command.ts";
import { now, query, services, steppedUp } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Min PIN: set or taken away by who has just proved who they are. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = steppedUp(context);
  return { has: await services(context).signIn.hasPin(who), saved: query(context).has("gemt") };
}

export function action({ request, context }: Route.ActionArgs) {
  const who = steppedUp(context);
  return handleCommand({
    request,
    context,
    parse: (fields, { fieldIssues }) =>
      fields.form === "remove" || fields.has("pin")
        ? { ok: true, command: fields.form === "remove" ? "" : fields.get("pin") }
        : { ok: false, errors: { pin: fieldIssues.required } },
    async run(pin) {
      await services(context).signIn.setPin(who, pin, now(context));
      return "/min-pin?gemt";
    },
  });
}

export default function Pin({ loaderData, actionData }: Route.ComponentProps) {
  const { pin: words } = useText().signIn;
  return (
    <Page title={words.title} lead={words.lead}>
      {loaderData.saved ? <Alert variant="success" title={words.saved} announce /> : null}
      <Card>
        {loaderData.has ? <p>{words.has}</p> : null}
        <CommandForm name="set" again={actionData}>
          <Field
            name="pin"
            type="password"
            label={words.field}
            hint={words.hint}
            width="short"
            autoComplete="new-password"
            maxLength={6}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
        {loaderData.has ? (
          <CommandForm name="remove" again={actionData}>
            <Button variant="tertiary">{words.remove}</Button>
          </CommandForm>
        ) : null}
      </Card>
    </Page>
  );
}
