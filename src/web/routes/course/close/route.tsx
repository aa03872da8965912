import { COURSE_ENDINGS } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, isOurs, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { Died, HaveTheyDied } from "./Died.tsx";
import { Followed } from "./Followed.tsx";
import { parseClose } from "./form.ts";
import { type FollowedLeaving, followedOf, openLines, stillOpen } from "./present.ts";
import { StillOpen } from "./StillOpen.tsx";

/** Luk: for who has the baton. While something is open, the page says what, and offers no form. */
export async function loader(args: Route.LoaderArgs) {
  const { unitId } = actor(args.context);
  const subject = await offered(args, (one) => one.need === null && isOurs(one, unitId));
  if (!subject) return null;
  const followed = await followedNow(args);
  return {
    ...headOf(subject),
    followed,
    names: subject.names,
    died: subject.course.diedAt !== null,
    open: stillOpen(subject.course),
    endings: COURSE_ENDINGS,
    toRead: await toRead(args.context, ["closing"]),
  };
}

/** What is followed after a discharge, each with the lines that are open. The views log. */
async function followedNow({ context, params }: Route.LoaderArgs): Promise<readonly FollowedLeaving[]> {
  const { views } = services(context).discharge;
  const [who, at] = [actor(context), now(context)];
  const followed = followedOf(await views.ofCourse(who, params.courseId, at));
  return Promise.all(
    followed.map(async (one) => {
      const lines =
        one.state === "open" ? [] : openLines(await found(views.leaving(who, one.id, at), context));
      return { ...one, lines };
    }),
  );
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseClose(params.courseId), async (command, key) => {
    const { commands } = services(context).relay;
    if (!("reason" in command)) {
      await commands.takeBackDeath(actor(context), command, now(context), key);
      return doneAt(params.courseId, "lives");
    }
    await commands.closeCourse(actor(context), command, now(context), key);
    return doneAt(params.courseId, "closed");
  });
}

export default function ClosePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseActions, course } = useText();
  const { close } = courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { open, followed, courseId, names, endings } = loaderData;
  if (loaderData.died)
    return (
      <ActionPage title={close.title} head={loaderData}>
        <Died again={actionData} />
      </ActionPage>
    );
  const mayClose = (open.length === 0 && followed.length === 0) || actionData !== undefined;
  return (
    <ActionPage title={close.title} lead={close.lead} head={loaderData} toRead={loaderData.toRead}>
      {followed.length > 0 ? <Followed leavings={followed} /> : null}
      {open.length > 0 ? <StillOpen courseId={courseId} open={open} names={names} /> : null}
      {mayClose ? (
        <Card>
          <CommandForm name="close" again={actionData}>
            <RadioGroup
              name="ending"
              legend={close.reason}
              options={endings.map((value) => ({ value, label: course.closeReason[value] }))}
            />
            <TextArea name="toldCitizen" label={close.told} hint={close.toldHint} rows={2} limit={1000} />
            <TextArea name="note" label={close.note} hint={close.again} optional rows={2} limit={2000} />
            <ButtonRow>
              <Button>{close.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : (
        <HaveTheyDied again={actionData} />
      )}
    </ActionPage>
  );
}
