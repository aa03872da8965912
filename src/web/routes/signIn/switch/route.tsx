import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { fromContext, now, services, text, workstationContext } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { arrived } from "../choose/entry.ts";
import type { Route } from "./+types/route.ts";

/** Skift person: at a shared workstation the next one comes in with a name and a PIN. */
export const loader = ({ context }: Route.LoaderArgs) =>
  services(context).signIn.peopleAt(context.get(workstationContext));

export async function action({ request, context }: Route.ActionArgs) {
  const { signIn } = services(context);
  const fields = await commandForm(request);
  const workstation = context.get(workstationContext);
  if (workstation === null) throw redirect("/log-ind");
  try {
    const typed = { workstation, personId: fields.get("person"), pin: fields.get("pin") };
    return await arrived(context, await signIn.withPin(typed, context.get(fromContext), now(context)), HOME);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<FormAgain>(refusedForm(fields, error, text(context)), refusalStatus(error.code));
  }
}

export default function Switch({ loaderData, actionData }: Route.ComponentProps) {
  const { switching: words } = useText().signIn;
  const other = <LinkButton to="/log-ind">{words.other}</LinkButton>;
  if (loaderData === null) {
    return (
      <Page title={words.title}>
        <EmptyState title={words.notHere}>{other}</EmptyState>
      </Page>
    );
  }
  const { at, people } = loaderData;
  return (
    <Page title={words.title} lead={words.lead(at.unitName)}>
      {people.length === 0 ? (
        <EmptyState title={words.nobody}>{other}</EmptyState>
      ) : (
        <Card>
          <CommandForm name="pin" again={actionData}>
            <RadioGroup
              name="person"
              legend={words.who}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field name="pin" type="password" label={words.pin} width="short" maxLength={6} />
            <ButtonRow>
              <Button>{words.press}</Button>
              {other}
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </Page>
  );
}
