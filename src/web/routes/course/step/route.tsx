import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseStep } from "./form.ts";

/** Næste skridt: what, who and when, for whoever has the need or the baton (A8). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ need }) => need?.may.edit === true);
  if (!subject?.need) return null;
  const { course, need } = subject;
  const units = [need.responsible, course.holder.unit].map(({ id, name }) => ({ id, name }));
  return { ...headOf(subject), step: need.nextStep, urgency: need.urgency, units };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseStep(needId), async (command, key) => {
    await services(context).relay.commands.setNextStep(actor(context), command, now(context), key);
    return doneAt(params.courseId, "step", needId);
  });
}

export default function StepPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { step } = useText().courseForms;
  const at = useNow();
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const [responsible, holder] = loaderData.units;
  const soon = loaderData.urgency === "acute" || loaderData.urgency === "sameDay";
  return (
    <ActionPage title={step.title} lead={step.lead} head={loaderData}>
      <Card>
        {loaderData.step ? <p className="quiet">{step.now(loaderData.step.what)}</p> : null}
        <CommandForm name="step" again={actionData}>
          <Field name="nextStep" label={step.what} maxLength={1000} />
          <Field
            name="nextStepOn"
            type="date"
            width="short"
            label={step.on}
            initial={dayOffset(at, soon ? 0 : 1)}
          />
          {responsible && holder && responsible.id !== holder.id ? (
            <RadioGroup
              name="unitId"
              legend={step.unit}
              initial={loaderData.step?.unit.id ?? responsible.id}
              options={[responsible, holder].map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <ButtonRow>
            <Button>{step.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
