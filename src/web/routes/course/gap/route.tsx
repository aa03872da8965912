import { REVIEW_DAYS } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseGap } from "./form.ts";

/** Her mangler et tilbud: the need rests, still open and still held, and the gap goes on the map (C6). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ need }) => need?.may.end === true && need.state === "open");
  if (!subject) return null;
  const { catalogue } = await vocabulary(args.context);
  return { ...headOf(subject), reviewDays: REVIEW_DAYS, conditions: catalogue.conditions };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseGap(needId), async (command, key) => {
    await services(context).relay.commands.recogniseGap(actor(context), command, now(context), key);
    return doneAt(params.courseId, "gap", needId);
  });
}

export default function GapPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseForms, lang } = useText();
  const { gap } = courseForms;
  const at = useNow();
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { reviewDays, conditions } = loaderData;
  const wanted = conditions
    .filter(({ subject }) => subject !== "practice")
    .map(({ code, name }) => ({ value: code, label: name[lang] }));
  return (
    <ActionPage title={gap.title} lead={gap.lead} head={loaderData}>
      <Card>
        <CommandForm name="gap" again={actionData}>
          <TextArea name="note" label={gap.note} hint={gap.noteHint} limit={2000} />
          <CheckboxGroup name="conditions" legend={gap.conditions} optional columns options={wanted} />
          <Field name="meanwhile" label={gap.meanwhile} maxLength={1000} />
          <Field
            name="reviewOn"
            type="date"
            width="short"
            label={gap.reviewOn}
            hint={gap.reviewHint(reviewDays)}
            initial={dayOffset(at, reviewDays)}
          />
          <ButtonRow>
            <Button>{gap.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
