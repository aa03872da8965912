import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseNeedReopen } from "./form.ts";

/** Åbn behovet igen: by a new fact, never silently; it begins with whoever has the baton. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(
    args,
    ({ course, need }) => course.may.addNeed && need !== null && need.endedAt !== null,
  );
  return subject && headOf(subject);
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseNeedReopen(needId), async (command, key) => {
    await services(context).relay.commands.reopenNeed(actor(context), command, now(context), key);
    return doneAt(params.courseId, "needReopened", needId);
  });
}

export default function NeedReopenPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { needReopen } = useText().courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={needReopen.title} lead={needReopen.lead} head={loaderData}>
      <Card>
        <CommandForm name="reopen" again={actionData}>
          <Field name="because" label={needReopen.because} maxLength={1000} />
          <ButtonRow>
            <Button>{needReopen.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
