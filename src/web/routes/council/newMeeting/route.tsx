import { meetingSchemas } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Checkbox } from "../../../ui/RadioGroup.tsx";
import { agendaPath } from "../shared/meetingPaths.ts";
import { bodyPath } from "../shared/paths.ts";
import { WhenFields, whenFrom } from "../shared/WhenFields.tsx";
import type { Route } from "./+types/route.ts";

/** A meeting is planned: when, where, with whom. By whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const { body } = await found(council.keeps(signedIn(context), params.slug, now(context)));
  const others = (await council.bodies()).filter(({ id }) => id !== body.id);
  return { slug: body.slug, name: body.name, others: others.map(({ id, name }) => ({ id, name })) };
}

const STANDING = ["welcome", "approval", "next"] as const;

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, { councilMeetings: words }] = [signedIn(context), now(context), text(context)];
  const { body } = await found(council.keeps(who, params.slug, at));
  return handleCommand({
    request,
    context,
    parse: (fields, words_) =>
      parseCommand(
        meetingSchemas.planMeeting,
        {
          ...{ bodyId: body.id, ...whenFrom(fields) },
          standing: fields.has("standing")
            ? STANDING.map((what) => ({ what, title: words.standing[what] }))
            : [],
        },
        words_,
      ),
    async run(command, key) {
      await council.planMeeting(who, command, at, key);
      return agendaPath({ slug: body.slug, day: command.day, start: command.start });
    },
  });
}

export default function NewMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { plan: words } = useText().councilMeetings;
  const { slug, name, others } = loaderData;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <Card>
        <CommandForm name="plan" again={actionData}>
          <WhenFields others={others} />
          <Checkbox name="standing" label={words.standing} hint={words.standingHint} initial />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
