import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { fromContext, now, query, services, signedIn, steppedUp, text } from "../../../http/context.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { safeWay } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { SettingUp } from "./SettingUp.tsx";

/** To-trins-login: set it up, or off. Where it is asked for, the first page after the password. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  // Turning it off asks for proof, whose page leads back here.
  const state = await services(context).signIn.secondStepOf(who);
  const wayBack = safeWay(query(context).get("videre"));
  return { ...state, demo: who.method === "demo", needed: who.lacksSecondStep, wayBack };
}

type Step =
  | { at: "refused"; again: FormAgain }
  | { at: "settingUp"; uri: string; sealed: string }
  | { at: "done"; recoveryCodes: readonly string[] };

export async function action({ request, context }: Route.ActionArgs) {
  const fields = await commandForm(request);
  try {
    if (fields.form !== "off") return data<Step>(await next(context, fields));
    const who = steppedUp(context);
    await services(context).signIn.endSecondStep(who, now(context));
    return redirect("/to-trin");
  } catch (error) {
    if (!isRefused(error)) throw error;
    const again = refusedForm(fields, error, text(context));
    return data<Step>({ at: "refused", again }, refusalStatus(error.code));
  }
}

async function next(context: Route.ActionArgs["context"], fields: FormFields): Promise<Step> {
  const who = signedIn(context);
  const { signIn } = services(context);
  if (fields.form === "begin") {
    const from = context.get(fromContext);
    return {
      at: "settingUp",
      ...(await signIn.beginSecondStep(who, fields.get("password"), from, now(context))),
    };
  }
  const typed = { code: fields.get("code").replaceAll(" ", ""), sealed: fields.get("sealed") };
  return { at: "done", recoveryCodes: await signIn.confirmSecondStep(who, typed, now(context)) };
}

export default function SecondStep({ loaderData, actionData }: Route.ComponentProps) {
  const { secondStep: words } = useText().signIn;
  const { on, password, needed, demo, wayBack } = loaderData;
  if (actionData?.at === "settingUp") return <SettingUp {...actionData} wayBack={wayBack} />;
  if (actionData?.at === "done") {
    return (
      <Page title={words.recoveryTitle} lead={words.recovery}>
        <Card tone="warm">
          <ul className="codes">
            {actionData.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <LinkButton to={wayBack} variant="primary">
            {words.done}
          </LinkButton>
        </Card>
      </Page>
    );
  }
  const again = actionData?.again;
  return (
    <Page title={words.title} lead={words.lead}>
      {needed ? <Alert variant="info">{words.needed}</Alert> : null}
      {again?.form === "confirm" ? <Alert variant="warning">{words.wrong}</Alert> : null}
      <Card>
        {on ? (
          <CommandForm name="off" again={again}>
            <p>{words.isOn}</p>
            <ConfirmButton label={words.off}>
              <p>{words.offHint}</p>
            </ConfirmButton>
          </CommandForm>
        ) : password ? (
          <CommandForm name="begin" again={again}>
            <Field name="password" type="password" label={words.password} autoComplete="current-password" />
            <ButtonRow>
              <Button>{words.begin}</Button>
            </ButtonRow>
          </CommandForm>
        ) : (
          <p>{demo ? words.demo : words.noPassword}</p>
        )}
      </Card>
    </Page>
  );
}
