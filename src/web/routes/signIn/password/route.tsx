import { PASSWORD_SHORTEST } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { fromContext, now, query, services, signedIn, steppedUp } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Min adgangskode: another one, for who knows the one they have and has just proved who they are. */
export async function loader({ context }: Route.LoaderArgs) {
  const demo = signedIn(context).method === "demo";
  const { password } = await services(context).signIn.secondStepOf(
    demo ? signedIn(context) : steppedUp(context),
  );
  return { has: password, demo, saved: query(context).has("gemt") };
}

export function action({ request, context }: Route.ActionArgs) {
  const who = steppedUp(context);
  return handleCommand({
    request,
    context,
    parse(fields, { fieldIssues }) {
      const missing = ["password", "newPassword"].filter((name) => !fields.has(name));
      if (missing.length > 0)
        return { ok: false, errors: Object.fromEntries(missing.map((name) => [name, fieldIssues.required])) };
      return {
        ok: true,
        command: { password: fields.get("password"), newPassword: fields.get("newPassword") },
      };
    },
    async run(typed) {
      await services(context).signIn.changePassword(who, typed, context.get(fromContext), now(context));
      return "/min-adgangskode?gemt";
    },
  });
}

export default function Password({ loaderData, actionData }: Route.ComponentProps) {
  const { changing: words, invitation, secondStep } = useText().signIn;
  const { has, demo, saved } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      {saved ? <Alert variant="success" title={words.saved} announce /> : null}
      <Card>
        {has ? (
          <CommandForm name="change" again={actionData}>
            <Field name="password" type="password" label={words.now} autoComplete="current-password" />
            <Field
              name="newPassword"
              type="password"
              label={words.next}
              hint={invitation.passwordHint(PASSWORD_SHORTEST)}
              autoComplete="new-password"
            />
            <ButtonRow>
              <Button>{words.save}</Button>
            </ButtonRow>
          </CommandForm>
        ) : (
          <p>{demo ? secondStep.demo : words.none}</p>
        )}
      </Card>
    </Page>
  );
}
