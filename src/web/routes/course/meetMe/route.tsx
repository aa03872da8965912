import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseMeetMe } from "./form.ts";

/** Mød mig sådan: a new version, beginning from the words there are (D1). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => course.may.writeMeetMe);
  return subject && { ...headOf(subject), words: subject.course.meetMe?.words ?? "" };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseMeetMe(params.courseId), async (command, key) => {
    await services(context).relay.commands.writeMeetMe(actor(context), command, now(context), key);
    return doneAt(params.courseId, "meetMe");
  });
}

export default function MeetMePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { meetMe } = useText().courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={meetMe.title} lead={meetMe.lead} head={loaderData}>
      <Card tone="warm">
        <Details summary={meetMe.help}>{meetMe.helpBody}</Details>
        <CommandForm name="meet-me" again={actionData}>
          <TextArea
            name="words"
            label={meetMe.words}
            hint={meetMe.hint}
            initial={loaderData.words}
            rows={8}
            limit={4000}
          />
          <ButtonRow>
            <Button>{meetMe.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
