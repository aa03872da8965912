import { redirect } from "react-router";
import { Refused } from "#kernel/refusal.ts";
import { hasSteppedUp } from "#modules/identity/index.ts";
import { mayOpenInEmergency } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services, signedIn, steppedUp } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Checkbox, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { doneAt } from "../../course/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseEmergency } from "./form.ts";

type Context = Route.LoaderArgs["context"];

/** In the demonstration one only chooses who one is: there is nothing to prove again. */
const isDemo = (context: Context): boolean => signedIn(context).method === "demo";

/**
 * Nødadgang: for health staff and street and emergency units in front of somebody who cannot answer, once they have
 * proved anew who they are. Nothing is said of anybody before the whole form is sent.
 */
export async function loader({ context }: Route.LoaderArgs) {
  const reader = actor(context);
  if (!mayOpenInEmergency(reader)) throw redirect(HOME);
  if (!isDemo(context)) steppedUp(context);
  return { unit: reader.unit.name };
}

export function action({ request, context }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: parseEmergency,
    async run(command, key) {
      // What was written stands there still when it took too long.
      if (!isDemo(context) && !hasSteppedUp(signedIn(context), now(context))) throw new Refused("proveAnew");
      const { courseId } = await services(context).relay.commands.openEmergency(
        actor(context),
        command,
        now(context),
        key,
      );
      return doneAt(courseId, "emergency");
    },
  });
}

export default function EmergencyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { emergency, catalogue, start } = useText();
  return (
    <Page
      title={emergency.title}
      lead={emergency.lead}
      back={<BackLink to="/nogen-staar-her">{start.title}</BackLink>}
    >
      <Alert variant="warning" title={emergency.first}>
        <p>
          <a href="tel:112">{start.emergency}</a> {start.doctor}
        </p>
        <p>{emergency.told}</p>
      </Alert>
      <Card>
        <CommandForm name="emergency" again={actionData}>
          {actionData?.refusal?.code === "proveAnew" ? (
            <p>
              <a href="/bekraeft?videre=%2Fnoedadgang">{emergency.prove}</a>
            </p>
          ) : null}
          <Field name="name" label={emergency.name} hint={emergency.nameHint} maxLength={200} />
          <Field name="birthYear" label={emergency.birthYear} width="short" maxLength={4} />
          <RadioGroup
            name="reason"
            legend={emergency.reason}
            options={Object.entries(catalogue.emergencyReason).map(([value, label]) => ({
              value,
              label,
              ...(value === "other"
                ? { more: <Field name="reasonText" label={emergency.reasonText} optional maxLength={400} /> }
                : {}),
            }))}
          />
          <Checkbox
            name="confirmed"
            label={emergency.confirm(loaderData.unit)}
            hint={emergency.confirmHint}
            value="yes"
          />
          <ButtonRow>
            <Button>{emergency.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
