import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseConsent } from "./form.ts";

/** Hvem må vide det? Three everyday sentences; said aloud with somebody who heard it, or written (J1). */
export async function loader(args: Route.LoaderArgs) {
  const reader = actor(args.context);
  const subject = await offered(
    args,
    ({ course }) => course.may.askConsent || course.citizen.consent !== null,
  );
  if (!subject) return null;
  const { consent } = subject.course.citizen;
  return {
    ...headOf(subject),
    scope: consent?.scope ?? null,
    mayGive: subject.course.may.askConsent,
    unit: reader.unit.name,
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const { commands } = services(context).relay;
  return courseCommand(args, parseConsent(params.courseId), async (parsed, key) => {
    if (parsed.do === "withdraw") {
      await commands.withdrawConsent(actor(context), parsed.command, now(context), key);
      return doneAt(params.courseId, "consentWithdrawn");
    }
    await commands.giveConsent(actor(context), parsed.command, now(context), key);
    return doneAt(params.courseId, "consent");
  });
}

export default function ConsentPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { consent } = useText().courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { scope, mayGive, unit } = loaderData;
  return (
    <ActionPage title={consent.title} lead={consent.lead} head={loaderData}>
      {mayGive ? (
        <Card>
          <CommandForm name="consent" again={actionData}>
            <RadioGroup
              name="scope"
              legend={consent.scope}
              {...(scope === null ? {} : { initial: scope })}
              options={[
                { value: "relay", label: consent.relay, hint: consent.relayHint },
                { value: "thisDoor", label: consent.thisDoor(unit), hint: consent.thisDoorHint },
                { value: "notNow", label: consent.notNow, hint: consent.notNowHint },
              ]}
            />
            <RadioGroup
              name="form-of-consent"
              legend={consent.form}
              options={[
                {
                  value: "oral",
                  label: consent.oral,
                  more: (
                    <Field
                      name="witness"
                      label={consent.witness}
                      hint={consent.witnessHint}
                      optional
                      maxLength={200}
                    />
                  ),
                },
                { value: "written", label: consent.written },
              ]}
            />
            <ButtonRow>
              <Button>{consent.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {scope === null ? null : (
        <Card title={consent.withdrawTitle} tone="quiet">
          <CommandForm name="withdraw" again={actionData}>
            <ConfirmButton label={consent.withdraw} confirm={consent.withdrawYes}>
              <p>{consent.withdrawLead}</p>
            </ConfirmButton>
          </CommandForm>
        </Card>
      )}
    </ActionPage>
  );
}
