import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { coursePath } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { CheckBackField } from "../shared/CheckBackField.tsx";
import { outsideDoors } from "../shared/outsideDoors.ts";
import { courseCommand, headOf, isOurs, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseLink } from "./form.ts";
import { Made, type MadeLink } from "./Made.tsx";

/** A one-time link: for who is responsible. */
export async function loader(args: Route.LoaderArgs) {
  const { unitId } = actor(args.context);
  const subject = await offered(args, (one) => isOurs(one, unitId));
  if (!subject) return null;
  const { course, need } = subject;
  return {
    ...headOf(subject),
    urgency: need?.urgency ?? ("soon" as const),
    known: outsideDoors(need ? need.handovers : course.batonHandovers),
  };
}

/** Answers with the page itself, not a way to another: the link stands nowhere but in this one answer. */
export async function action(args: Route.ActionArgs) {
  const { context, params, request } = args;
  let made: MadeLink | null = null;
  const answered = await courseCommand(
    args,
    parseLink(params.courseId, needIdOf(request)),
    async (command, key) => {
      const { token } = await services(context).relay.commands.makeLink(
        actor(context),
        command,
        now(context),
        key,
      );
      made = { url: new URL(`/svar-udefra/${token}`, request.url).href, party: command.partyName };
      return coursePath(params.courseId);
    },
  );
  if (answered instanceof Response) return { made, again: undefined };
  return { ...answered, data: { made: null, again: answered.data } };
}

export default function LinkPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseActions } = useText();
  const { link, message, words } = courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData?.again} />;
  if (actionData?.made) {
    return (
      <ActionPage title={link.title} head={loaderData}>
        <Made made={actionData.made} head={loaderData} />
      </ActionPage>
    );
  }
  return (
    <ActionPage title={link.title} lead={link.lead} head={loaderData}>
      <Alert variant="info">{link.stays}</Alert>
      <Card>
        <CommandForm name="link" again={actionData?.again}>
          <Field name="partyName" label={link.party} maxLength={200} suggestions={loaderData.known} />
          <Field name="partyPhone" type="tel" label={link.phone} optional width="medium" maxLength={40} />
          <TextArea
            name="message"
            label={message}
            hint={`${link.messageHint} ${words}`}
            optional
            rows={4}
            limit={4000}
          />
          <CheckBackField urgency={loaderData.urgency} />
          <AgreedFields />
          <ButtonRow>
            <Button>{link.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
