import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { useNow } from "../../../ui/shell.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { SafetyFields } from "./Fields.tsx";
import { parseSafety } from "./form.ts";
import { pointOut } from "./pointOut.ts";

/** How long a note is shown unless somebody chooses otherwise: long enough for the next doors, and no longer. */
const USUAL_DAYS = 90;

/** Tryghedsnote: what happened on one day, what calmed it, and what the citizen says (D6). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => course.safety?.mayWrite === true);
  return subject && { ...headOf(subject), cards: await toRead(args.context, ["conflict"]) };
}

export async function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const parse = parseSafety(params.courseId);
  const words = await pointOut(args, parse);
  if (words) return words;
  return courseCommand(args, parse, async (command, key) => {
    await services(context).relay.commands.writeSafetyNote(actor(context), command, now(context), key);
    return doneAt(params.courseId, "safety");
  });
}

export default function SafetyPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { write } = useText().safety;
  const at = useNow();
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={write.title} lead={write.lead} head={loaderData} toRead={loaderData.cards}>
      <Card>
        <Details summary={write.help}>{write.helpBody}</Details>
        <CommandForm name="safety" again={actionData}>
          <Field
            name="happenedOn"
            type="date"
            width="short"
            label={write.happenedOn}
            initial={dayOffset(at, 0)}
          />
          <SafetyFields again={actionData} />
          <Field
            name="endsOn"
            type="date"
            width="short"
            label={write.endsOn}
            hint={write.endsOnHint}
            initial={dayOffset(at, USUAL_DAYS)}
          />
          <ButtonRow>
            <Button>{write.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
