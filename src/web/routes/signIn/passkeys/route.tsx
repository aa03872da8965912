import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, origin, query, services, signedIn, steppedUp, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { PasskeyForm } from "../../../ui/PasskeyForm.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";

/** Adgangsnøgler: the devices that sign one in. New ones only for who has just proved who they are. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context).method === "demo" ? signedIn(context) : steppedUp(context);
  const { signIn } = services(context);
  return {
    keys: await signIn.passkeysOf(who),
    question: await signIn.askForNewPasskey(who, origin(context), now(context)),
    added: query(context).has("ny"),
    demo: who.method === "demo",
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const who = steppedUp(context);
  const { signIn } = services(context);
  const fields = await commandForm(request);
  try {
    if (fields.form === "passkey") {
      const [response, sealed, name] = [fields.get("response"), fields.get("sealed"), fields.get("name")];
      await signIn.addPasskey(who, { response, sealed, name }, origin(context), now(context));
      return redirect("/adgangsnoegler?ny");
    }
    await signIn.removePasskey(who, fields.get("remove"), now(context));
    return redirect("/adgangsnoegler");
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data({ refused: refusalMessage(text(context), error.code) }, refusalStatus(error.code));
  }
}

export default function Passkeys({ loaderData, actionData }: Route.ComponentProps) {
  const { signIn, lang } = useText();
  const words = signIn.passkeys;
  const at = useNow();
  const { keys, question, added, demo } = loaderData;
  if (demo) {
    return (
      <Page title={words.title} lead={words.lead}>
        <p>{signIn.secondStep.demo}</p>
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {added ? <Alert variant="success" title={words.added} announce /> : null}
      {actionData ? (
        <Alert variant="error" announce>
          {actionData.refused}
        </Alert>
      ) : null}
      <Card title={words.mine}>
        {keys.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <form method="post">
            <Table
              caption={words.mine}
              columns={words.columns}
              rows={keys.map((key) => ({
                key: key.id,
                cells: [
                  key.name || words.unnamed,
                  momentInWords(key.createdAt, at, lang),
                  key.lastUsedAt ? momentInWords(key.lastUsedAt, at, lang) : words.never,
                  <Button key="remove" variant="tertiary" name="remove" value={key.id}>
                    {words.remove}
                  </Button>,
                ],
              }))}
            />
          </form>
        )}
      </Card>
      <Card title={words.add}>
        <p>{words.addHint}</p>
        <PasskeyForm what="new" question={question} press={words.press}>
          <Field name="name" label={words.name} hint={words.nameHint} optional maxLength={100} />
        </PasskeyForm>
      </Card>
    </Page>
  );
}
