import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { PASSWORD_SHORTEST } from "#modules/identity/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { now, origin, services, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PasskeyForm } from "../../../ui/PasskeyForm.tsx";
import { entry, from } from "../choose/entry.ts";
import { CodeForm } from "../choose/WaysIn.tsx";
import type { Route } from "./+types/route.ts";
import { parseAccepting } from "./form.ts";

/** Behind the link of an invitation. Whoever has the link is who was invited, so the page shows nothing but that. */
export async function loader({ context, params }: Route.LoaderArgs) {
  try {
    const { signIn } = services(context);
    const invitation = await signIn.invitation(params.token, now(context));
    const { unitName, role, email, name, invitedByName, existing } = invitation;
    const question = await signIn.askInvited(invitation, origin(context), now(context));
    const { providers } = signIn;
    const isNew = existing === null;
    return { closed: null, open: { unitName, role, email, name, invitedByName, isNew, question, providers } };
  } catch (error) {
    if (!isRefused(error)) throw error;
    const closed = refusalMessage(text(context), error.code, error.details);
    return data({ closed, open: null }, refusalStatus(error.code));
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const fields = await commandForm(request);
  if (fields.form === "passkey") {
    const answer = { response: fields.get("response"), sealed: fields.get("sealed") };
    const at = { origin: origin(context), from: from(context) };
    return entry(context, fields, () =>
      services(context).signIn.acceptWithPasskey(params.token, answer, at, now(context)),
    );
  }
  const parsed = parseAccepting(fields, text(context));
  if (!parsed.ok) {
    const values = { name: fields.all("name") };
    return data({ again: { form: fields.form, values, errors: parsed.errors, refusal: null } }, 400);
  }
  const accepting = { token: params.token, ...parsed.command };
  return entry(context, fields, () =>
    services(context).signIn.accept(accepting, from(context), now(context)),
  );
}

export default function InvitationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { invitation, code } = useText().signIn;
  const { open, closed } = loaderData;
  // Accepted, by somebody who has a second step: on they go as at any sign-in.
  if (actionData && "step" in actionData && actionData.step === "code") {
    return (
      <Page title={code.title} lead={code.lead}>
        <Card>
          <CodeForm {...actionData} />
        </Card>
      </Page>
    );
  }
  if (open === null) {
    return (
      <Page title={invitation.closed}>
        <Alert variant="warning">{closed}</Alert>
      </Page>
    );
  }
  const again: FormAgain | undefined = actionData && "again" in actionData ? actionData.again : undefined;
  const title = open.unitName === null ? invitation.administrator : invitation.title(open.unitName);
  return (
    <Page title={title} lead={open.invitedByName ? invitation.by(open.invitedByName) : undefined}>
      <Card>
        <p>{invitation.email(open.email)}</p>
        <CommandForm name="accept" again={again}>
          {open.isNew ? (
            <>
              <input type="hidden" name="new" value="yes" />
              <Field
                name="name"
                label={invitation.name}
                hint={invitation.nameHint}
                initial={open.name}
                autoComplete="name"
                maxLength={200}
              />
            </>
          ) : (
            <p>{invitation.existing}</p>
          )}
          {/* Password managers keep the two together. */}
          <input type="text" name="username" autoComplete="username" value={open.email} readOnly hidden />
          <Field
            name="password"
            type="password"
            label={open.isNew ? invitation.password : invitation.yourPassword}
            {...(open.isNew ? { hint: invitation.passwordHint(PASSWORD_SHORTEST) } : {})}
            autoComplete={open.isNew ? "new-password" : "current-password"}
          />
          <ButtonRow>
            <Button>{invitation.press}</Button>
          </ButtonRow>
        </CommandForm>
        <OtherWays open={open} again={again} token={params.token} />
      </Card>
    </Page>
  );
}

type Open = NonNullable<Route.ComponentProps["loaderData"]["open"]>;

/** Without a password: a device of one's own, or one's organisation's sign-in. */
function OtherWays({ open, again, token }: { open: Open; again: FormAgain | undefined; token: string }) {
  const { invitation, provider } = useText().signIn;
  const { isNew, name, providers, question } = open;
  return (
    <>
      {again?.form === "passkey" && again.refusal ? (
        <Alert variant="error" announce>
          {again.refusal.message}
        </Alert>
      ) : null}
      <PasskeyForm
        what={isNew ? "new" : "ask"}
        question={question}
        press={isNew ? invitation.makePasskey : invitation.usePasskey}
      >
        <p>
          {invitation.without} {isNew ? invitation.withoutHint(name) : null}
        </p>
      </PasskeyForm>
      {providers.length === 0 ? null : (
        <>
          <p>{provider.or}</p>
          <ButtonRow>
            {providers.map(({ id, name }) => (
              <LinkButton key={id} to={`/log-ind/hos/${id}?invitation=${token}`}>
                {invitation.at(name)}
              </LinkButton>
            ))}
          </ButtonRow>
        </>
      )}
    </>
  );
}
