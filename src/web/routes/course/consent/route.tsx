import { actor, now, services, text } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Details } from "../../../ui/Details.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { besideThem, courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseConsent } from "./form.ts";
import { Lines } from "./Lines.tsx";
import { Objections } from "./Objections.tsx";
import { linesToShow, recipients } from "./present.ts";
import { SaidHow } from "./SaidHow.tsx";

/**
 * Hvem må vide det? Three everyday sentences first; behind them, who may know what, line by line (J1). What is said is
 * taken back in one step; an objection stands until it is lifted. Who takes part asks, together with the citizen.
 */
export async function loader(args: Route.LoaderArgs) {
  const reader = actor(args.context);
  const subject = await offered(
    args,
    ({ course }) =>
      course.may.askConsent || course.citizen.consent !== null || course.citizen.objections.length > 0,
  );
  if (!subject) return null;
  const { consent, objections } = subject.course.citizen;
  const units = await services(args.context).identity.units({ region: reader.unit.region });
  return {
    ...headOf(subject),
    scope: consent?.scope ?? null,
    lines: linesToShow(consent?.allowances ?? []),
    objections,
    whom: recipients(units, text(args.context).courseForms.consent.groups),
    mayGive: subject.course.may.askConsent,
    unit: reader.unit.name,
    beside: besideThem(subject.course),
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const { commands } = services(context).relay;
  return courseCommand(args, parseConsent(params.courseId), async (parsed, key) => {
    switch (parsed.do) {
      case "give":
        await commands.giveConsent(actor(context), parsed.command, now(context), key);
        return doneAt(params.courseId, "consent");
      case "withdraw":
        await commands.withdrawConsent(actor(context), parsed.command, now(context), key);
        return doneAt(params.courseId, "consentWithdrawn");
      case "object":
        await commands.makeObjection(actor(context), parsed.command, now(context), key);
        return doneAt(params.courseId, "objectionMade");
      case "lift":
        await commands.liftObjection(actor(context), parsed.command, now(context), key);
        return doneAt(params.courseId, "objectionLifted");
    }
  });
}

export default function ConsentPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const text = useText();
  const { consent } = text.courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { scope, mayGive, unit, lines, whom, objections, beside } = loaderData;
  return (
    <ActionPage title={consent.title} lead={consent.lead} head={loaderData}>
      {mayGive ? (
        <>
          <Card>
            <CommandForm name="consent" again={actionData}>
              <RadioGroup
                name="scope"
                legend={consent.scope}
                {...(scope === null || scope === "chosen" ? {} : { initial: scope })}
                options={[
                  { value: "relay", label: consent.relay, hint: consent.relayHint },
                  { value: "thisDoor", label: consent.thisDoor(unit), hint: consent.thisDoorHint },
                  { value: "notNow", label: consent.notNow, hint: consent.notNowHint },
                ]}
              />
              <SaidHow beside={beside} />
              <ButtonRow>
                <Button>{consent.press}</Button>
              </ButtonRow>
            </CommandForm>
          </Card>
          <Card>
            <Details summary={consent.choose} open={scope === "chosen" || actionData?.form === "choose"}>
              <CommandForm name="choose" again={actionData}>
                <p>{consent.chooseLead}</p>
                <Lines
                  lines={lines}
                  recipients={[{ value: "relay", label: text.course.consent.toRelay }, ...whom]}
                />
                <SaidHow beside={beside} />
                <ButtonRow>
                  <Button>{consent.choosePress}</Button>
                </ButtonRow>
              </CommandForm>
            </Details>
          </Card>
          <Card title={consent.refuseTitle} tone="quiet">
            <ul>
              {consent.refuse.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Card>
        </>
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
      <Objections objections={objections} whom={whom} again={actionData} />
    </ActionPage>
  );
}
