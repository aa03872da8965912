import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { fromContext, now, origin, query, services, signedIn, text } from "../../../http/context.ts";
import { sessionCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { safeWay } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PasskeyForm } from "../../../ui/PasskeyForm.tsx";
import { Checkbox } from "../../../ui/RadioGroup.tsx";
import { cookies } from "../choose/entry.ts";
import type { Route } from "./+types/route.ts";

/** Er det stadig dig? Proves once more who one is, for what asks for it, and leads back there. */
export async function loader({ context }: Route.LoaderArgs) {
  const { method } = signedIn(context);
  const { signIn } = services(context);
  const question = await signIn.askForPasskey(origin(context), now(context));
  const providers = method === "oidc" || method === "saml" ? signIn.providers : [];
  return { wayBack: safeWay(query(context).get("videre")), question, providers };
}

interface Step {
  at: "password" | "code";
  again?: FormAgain;
}

export async function action({ request, context }: Route.ActionArgs) {
  const who = signedIn(context);
  const { signIn } = services(context);
  const fields = await commandForm(request);
  const at = fields.form === "code" ? "code" : "password";
  const again = (token: string) =>
    redirect(safeWay(fields.get("videre")), {
      headers: cookies([sessionCookie(token, services(context).config)]),
    });
  try {
    if (fields.form === "passkey") {
      const answer = { response: fields.get("response"), sealed: fields.get("sealed") };
      await signIn.proveWithPasskey(who, answer, origin(context), now(context));
      return again(await signIn.hasProved(who, now(context)));
    }
    if (at === "code") {
      const brought = request.headers.get("Cookie") ?? "";
      const code = fields.get("code").replaceAll(" ", "");
      const typed = { code, cookies: brought, recovery: fields.has("recovery") };
      return again(await signIn.stepUpWithCode(who, typed, now(context)));
    }
    const done = await signIn.stepUp(who, fields.get("password"), context.get(fromContext), now(context));
    if (done.kind === "needsCode") return data<Step>({ at: "code" }, { headers: cookies(done.cookies) });
    return again(done.token);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<Step>({ at, again: refusedForm(fields, error, text(context)) }, refusalStatus(error.code));
  }
}

export default function StepUp({ loaderData, actionData }: Route.ComponentProps) {
  const { stepUp, code, real, passkeys } = useText().signIn;
  const { at, again }: Step = actionData ?? { at: "password" };
  return (
    <Page title={at === "code" ? code.title : stepUp.title} lead={at === "code" ? code.lead : stepUp.lead}>
      <Card>
        <CommandForm name={at} again={again}>
          <input type="hidden" name="videre" value={loaderData.wayBack} />
          {at === "code" ? (
            <>
              <Field
                name="code"
                label={code.code}
                autoComplete="one-time-code"
                width="short"
                maxLength={20}
              />
              <Checkbox name="recovery" label={code.recovery} hint={code.recoveryHint} />
            </>
          ) : (
            <Field name="password" type="password" label={real.password} autoComplete="current-password" />
          )}
          <ButtonRow>
            <Button>{stepUp.press}</Button>
          </ButtonRow>
        </CommandForm>
        {at === "code" ? null : (
          <>
            {again?.form === "passkey" ? (
              <Alert variant="error" announce>
                {again.refusal?.message}
              </Alert>
            ) : null}
            <PasskeyForm what="ask" question={loaderData.question} press={passkeys.confirm}>
              <input type="hidden" name="videre" value={loaderData.wayBack} />
            </PasskeyForm>
            <AtProviders {...loaderData} />
          </>
        )}
      </Card>
    </Page>
  );
}

/** For who came in by a provider: it asks them again. */
function AtProviders({
  providers,
  wayBack,
}: Pick<Route.ComponentProps["loaderData"], "providers" | "wayBack">) {
  const { provider: words } = useText().signIn;
  if (providers.length === 0) return null;
  const query = new URLSearchParams({ videre: wayBack, igen: "" });
  return (
    <>
      <p>{words.orConfirm}</p>
      <ButtonRow>
        {providers.map(({ id, name }) => (
          <LinkButton key={id} to={`/log-ind/hos/${id}?${query}`}>
            {words.confirmAt(name)}
          </LinkButton>
        ))}
      </ButtonRow>
    </>
  );
}
