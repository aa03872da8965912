import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { SafetyNote } from "../../../ui/SafetyNote.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { SafetyFields } from "../safety/Fields.tsx";
import { pointOut } from "../safety/pointOut.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, notOffered, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseNote } from "./form.ts";

/** A safety note that counts: put right, answered by the citizen, or ended early (D6). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => course.safety?.mayWrite === true);
  if (subject === null) return null;
  const note = subject.course.safety?.notes.find(({ id }) => id === args.params.safetyNoteId);
  return note ? { ...headOf(subject), note } : notOffered(args);
}

export async function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const { commands } = services(context).relay;
  const parse = parseNote(params.courseId, params.safetyNoteId);
  const words = await pointOut(args, parse);
  if (words) return words;
  return courseCommand(args, parse, async (parsed, key) => {
    const [who, at] = [actor(context), now(context)];
    switch (parsed.do) {
      case "correct":
        await commands.correctSafetyNote(who, parsed.command, at, key);
        return doneAt(params.courseId, "safetyCorrected");
      case "answer":
        await commands.answerSafetyNote(who, parsed.command, at, key);
        return doneAt(params.courseId, "safetyAnswered");
      case "end":
        await commands.endSafetyNote(who, parsed.command, at, key);
        return doneAt(params.courseId, "safetyEnded");
    }
  });
}

export default function SafetyNotePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { note: words, title } = useText().safety;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { note } = loaderData;
  const correcting = actionData?.form === "correct" ? actionData : undefined;
  return (
    <ActionPage title={words.title} lead={words.lead} head={loaderData}>
      <Card title={title} tone="quiet">
        <SafetyNote note={note} />
      </Card>
      <Card title={words.answer}>
        <CommandForm name="answer" again={actionData}>
          <TextArea name="words" label={words.answerWords} hint={words.answerLead} rows={3} />
          <ButtonRow>
            <Button>{words.answerPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {note.may.correct ? (
        <Card title={words.correct}>
          <p>{words.correctLead}</p>
          {correcting?.refusal?.code === "editedMeanwhile" ? (
            <Alert variant="info" title={words.meanwhile}>
              <p>{words.meanwhileHint}</p>
            </Alert>
          ) : null}
          <CommandForm name="correct" again={actionData}>
            <input type="hidden" name="number" value={note.number} />
            <SafetyFields words={note} again={correcting} />
            <ButtonRow>
              <Button variant="secondary">{words.correctPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {note.may.end ? (
        <Card title={words.end}>
          <p>{words.endLead}</p>
          <CommandForm name="end" again={actionData}>
            <TextArea name="why" label={words.endWhy} rows={2} />
            <ButtonRow>
              <Button variant="secondary">{words.endPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </ActionPage>
  );
}
