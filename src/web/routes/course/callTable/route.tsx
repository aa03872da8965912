import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { besideThem, courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseCallTable } from "./form.ts";

/** Indkald til fælles bord: for who is on the relay, about an open need or the baton. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(
    args,
    ({ course, need }) => course.may.callTable && (need === null || need.endedAt === null),
  );
  return (
    subject && {
      ...headOf(subject),
      anonymous: subject.course.citizen.consent?.scope !== "relay",
      beside: besideThem(subject.course),
    }
  );
}

/** Where a table about it stands already, that is the one. */
export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const parse = parseCallTable(params.courseId, needIdOf(args.request));
  return courseCommand(args, parse, async (command, key) => {
    const { commands } = services(context).relay;
    const { tableId } = await commands.callTable(actor(context), command, now(context), key);
    return `/faelles-bord/${tableId}`;
  });
}

export default function CallTablePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { callTable } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={callTable.title} lead={callTable.lead} head={loaderData}>
      {loaderData.anonymous ? <Alert variant="info">{callTable.anonymous}</Alert> : null}
      <Card>
        <CommandForm name="callTable" again={actionData}>
          <TextArea
            name="citizenWish"
            label={callTable.wish}
            hint={callTable.wishHint}
            optional
            rows={4}
            limit={2000}
          />
          <Field
            name="spokesperson"
            label={callTable.spokesperson}
            hint={callTable.spokespersonHint}
            optional
            maxLength={200}
            suggestions={loaderData.beside}
          />
          <ButtonRow>
            <Button>{callTable.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
