import { OUTREACH_DAYS } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseEnd } from "./form.ts";

/** Afslut behovet: met, or for a reason that lands. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ need }) => need?.may.end === true);
  if (!subject) return null;
  const cards = await toRead(args.context, ["declining"]);
  return { ...headOf(subject), lookDays: OUTREACH_DAYS, toRead: cards };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseEnd(needIdOf(args.request)), async (command, key) => {
    await services(context).relay.commands.endNeed(actor(context), command, now(context), key);
    return doneAt(params.courseId, "ended");
  });
}

export default function EndPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { end } = useText().courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={end.title} lead={end.lead} head={loaderData} toRead={loaderData.toRead}>
      <Card>
        <CommandForm name="end" again={actionData}>
          <RadioGroup
            name="state"
            legend={end.how}
            options={Object.entries(end.ways).map(([value, label]) => ({
              value,
              label,
              ...(value === "cannotBeFound" ? { hint: end.cannotBeFoundHint(loaderData.lookDays) } : {}),
            }))}
          />
          <TextArea name="reason" label={end.reason} hint={end.reasonHint} optional limit={2000} />
          <ButtonRow>
            <Button>{end.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
