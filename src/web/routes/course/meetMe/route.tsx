import { Fragment } from "react";
import type { MeetMeWords as Said } from "#modules/citizen/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { MeetMeWords } from "../../../ui/MeetMeWords.tsx";
import { MEET_ME_ORDER } from "../../../ui/meetMe.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { woven } from "../../../ui/woven.ts";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseMeetMe } from "./form.ts";

/** Mød mig sådan: a new version, beginning from the words there are (D1). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => course.may.writeMeetMe);
  return subject && { ...headOf(subject), meetMe: subject.course.meetMe };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseMeetMe(params.courseId), async (command, key) => {
    await services(context).relay.commands.writeMeetMe(actor(context), command, now(context), key);
    return doneAt(params.courseId, "meetMe");
  });
}

/** What was typed, with what the other wrote where nothing was. */
function wovenIn(values: Record<string, string[]>, newest: Said): Record<string, string[]> {
  const typed = (name: string): string => values[name]?.[0] ?? "";
  const parts = MEET_ME_ORDER.map((part) => [part, [woven(typed(part), typed(`was-${part}`), newest[part])]]);
  return { ...values, ...Object.fromEntries(parts) };
}

export default function MeetMePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseForms, course } = useText();
  const { meetMe: words } = courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { meetMe } = loaderData;
  const meanwhile = actionData?.refusal?.code === "editedMeanwhile";
  const again =
    meanwhile && meetMe ? { ...actionData, values: wovenIn(actionData.values, meetMe) } : actionData;
  return (
    <ActionPage title={words.title} lead={words.lead} head={loaderData}>
      {meanwhile && meetMe ? (
        <Card title={words.meanwhile} tone="quiet">
          <MeetMeWords said={meetMe} />
          <p className="quiet">{words.meanwhileHint}</p>
        </Card>
      ) : null}
      <Card tone="warm">
        <Details summary={words.help}>{words.helpBody}</Details>
        <CommandForm name="meet-me" again={again}>
          <input type="hidden" name="follows" value={meetMe?.id ?? "none"} />
          <p>{words.hint}</p>
          {MEET_ME_ORDER.map((part) => (
            <Fragment key={part}>
              <input type="hidden" name={`was-${part}`} value={meetMe?.[part] ?? ""} />
              <TextArea
                name={part}
                label={course.meetMe.parts[part]}
                hint={words.hints[part]}
                initial={meetMe?.[part] ?? ""}
                optional
                rows={part === "words" ? 4 : 2}
              />
            </Fragment>
          ))}
          <Field name="heardBy" label={words.heardBy} hint={words.heardByHint} optional />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {meetMe ? (
        <ButtonRow>
          <LinkButton to={`${actionPath(params.courseId, "moed-mig")}/udgaver`} variant="tertiary">
            {words.history.title}
          </LinkButton>
          <LinkButton to={`${actionPath(params.courseId, "moed-mig")}/ark`} variant="tertiary">
            {words.sheet.print}
          </LinkButton>
        </ButtonRow>
      ) : null}
    </ActionPage>
  );
}
