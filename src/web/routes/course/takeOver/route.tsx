import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, look, needIdOf, notOffered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseTakeOver } from "./form.ts";

/** Tag over: a need or the baton, for who knows the course – also a door where the citizen has just come. */
export async function loader(args: Route.LoaderArgs) {
  const { course, need, names } = await look(args);
  if (course.kind === "closed") {
    if (!course.mayTakeOver || need === undefined) return notOffered(args);
    const head = { courseId: course.id, needId: null, knownAs: course.knownAs, about: null };
    return { ...head, from: course.holder?.unit.name ?? null };
  }
  if (need === undefined || !(need ?? course).may.takeOver) return notOffered(args);
  return {
    ...headOf({ course, need, names }),
    from: (need?.responsible ?? course.holder.unit).name,
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseTakeOver(params.courseId, needId), async (command, key) => {
    await services(context).relay.commands.takeOver(actor(context), command, now(context), key);
    return doneAt(params.courseId, "tookOver", needId);
  });
}

export default function TakeOverPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { takeOver, nextStep, nextStepOn } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { from, needId } = loaderData;
  const baton = needId === null;
  const lead = baton ? takeOver.leadBaton : takeOver.lead;
  return (
    <ActionPage
      title={baton ? takeOver.titleBaton : takeOver.title}
      lead={from === null ? takeOver.unknownHolder : lead(from)}
      head={loaderData}
    >
      <Card>
        <CommandForm name="takeOver" again={actionData}>
          <TextArea name="why" label={takeOver.reason} hint={takeOver.reasonHint} rows={2} limit={1000} />
          <Field name="nextStep" label={nextStep} maxLength={1000} optional />
          <Field name="nextStepOn" type="date" width="short" label={nextStepOn} optional />
          <AgreedFields />
          <ButtonRow>
            <Button>{takeOver.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
