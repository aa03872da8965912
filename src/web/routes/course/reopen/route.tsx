import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseReopen } from "./form.ts";

/** Åbn igen: for a door that may know the person and can have the baton. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course, need }) => need === null && course.may.reopen);
  return subject && { ...headOf(subject), names: subject.names };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseReopen(params.courseId), async (command, key) => {
    await services(context).relay.commands.reopenCourse(actor(context), command, now(context), key);
    return doneAt(params.courseId, "reopened");
  });
}

export default function ReopenPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { reopen } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={reopen.title} lead={reopen.lead} head={loaderData}>
      <Card>
        <CommandForm name="reopen" again={actionData}>
          <TextArea name="because" label={reopen.because} hint={reopen.becauseHint} rows={2} limit={1000} />
          <CheckboxGroup
            name="needs"
            legend={reopen.needs}
            hint={reopen.needsHint}
            optional
            columns
            options={Object.entries(loaderData.names).map(([value, label]) => ({ value, label }))}
          />
          <ButtonRow>
            <Button>{reopen.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
