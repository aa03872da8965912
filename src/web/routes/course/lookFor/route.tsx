import { redirect } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseLook } from "./form.ts";

/** Led efter på en runde (A7): the citizen is on the team's list until it says stop, or the baton goes on. For teams that go out. */
export async function loader(args: Route.LoaderArgs) {
  const { context, params } = args;
  const subject = await offered(args, ({ course }) => course.may.addNeed && course.state === "open");
  if (!subject) return null;
  const search = await services(context).outreach.views.ofCourse(
    actor(context),
    params.courseId,
    now(context),
  );
  return { ...headOf(subject), ...search };
}

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands, views } = services(context).outreach;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseLook(courseId),
    async run({ look }, key) {
      if (look) await commands.lookFor(who, look, at, key);
      else {
        const { searchId } = await views.ofCourse(who, courseId, at);
        if (searchId === null) throw redirect(`/forloeb/${courseId}`);
        await commands.stopLooking(who, { searchId }, at, key);
      }
      return `/forloeb/${courseId}/led`;
    },
  });
}

export default function LookForPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { look } = useText().outreach;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const looking = loaderData.searchId !== null;
  return (
    <ActionPage title={look.title} lead={looking ? look.now : look.lead} head={loaderData}>
      <Card>
        <CommandForm name="look" again={actionData}>
          <Select
            name="stopId"
            label={look.stop}
            optional
            none={look.anywhere}
            initial={loaderData.stopId ?? ""}
            options={loaderData.stops.map(({ id, label }) => ({ value: id, label }))}
          />
          <Field
            name="place"
            label={look.place}
            hint={look.placeHint}
            initial={loaderData.place}
            maxLength={200}
            optional
          />
          <ButtonRow>
            <Button>{looking ? look.change : look.press}</Button>
          </ButtonRow>
        </CommandForm>
        {looking ? (
          <CommandForm name="stop" again={actionData}>
            <ButtonRow>
              <Button variant="tertiary">{look.end}</Button>
            </ButtonRow>
          </CommandForm>
        ) : null}
      </Card>
    </ActionPage>
  );
}
