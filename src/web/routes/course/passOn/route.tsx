import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, isOurs, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parsePassOn } from "./form.ts";

/** Fast modtager: for who is responsible and is not the receiver itself. */
export async function loader(args: Route.LoaderArgs) {
  const { unitId } = actor(args.context);
  const subject = await offered(
    args,
    (one) => isOurs(one, unitId) && ![null, unitId].includes(one.course.standingReceiver?.id ?? null),
  );
  const receiver = subject?.course.standingReceiver;
  if (!subject || !receiver) return null;
  return { ...headOf(subject), receiver, toRead: await toRead(args.context, ["handingOver"]) };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parsePassOn(params.courseId, needId), async (command, key) => {
    await services(context).relay.commands.passToStandingReceiver(actor(context), command, now(context), key);
    return doneAt(params.courseId, "passed", needId);
  });
}

export default function PassOnPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { passOn, message, words } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { receiver, needId } = loaderData;
  return (
    <ActionPage
      title={needId === null ? passOn.titleBaton : passOn.title}
      lead={passOn.lead(receiver.name)}
      head={loaderData}
      toRead={loaderData.toRead}
    >
      <Card title={passOn.what} tone="quiet">
        <p>
          <UnitName name={receiver.name} sector={receiver.sector} /> · {receiver.organisation} ·{" "}
          <PhoneLink phone={receiver.phone} />
        </p>
        <ol>
          {passOn.steps(receiver.name).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Card>
      <Card>
        <CommandForm name="passOn" again={actionData}>
          <TextArea
            name="message"
            label={message}
            hint={`${passOn.messageHint} ${words}`}
            rows={4}
            limit={4000}
          />
          <AgreedFields />
          <ButtonRow>
            <Button>{passOn.press(receiver.name)}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
