import { Link } from "react-router";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { CheckBackField } from "../shared/CheckBackField.tsx";
import { outsideDoors } from "../shared/outsideDoors.ts";
import { courseCommand, headOf, isOurs, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseCall } from "./form.ts";

/** Ring og notér: for who is responsible. The doors a redirect named are offered as one writes. */
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

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseCall(params.courseId, needId), async (call, key) => {
    await services(context).relay.commands.noteCall(actor(context), call, now(context), key);
    return doneAt(params.courseId, "call", needId);
  });
}

export default function CallPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { call } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { needId, courseId } = loaderData;
  return (
    <ActionPage title={call.title} lead={call.lead} head={loaderData}>
      <Alert variant="info" title={call.stays}>
        {call.staysLead}
      </Alert>
      <Card>
        <CommandForm name="call" again={actionData}>
          <Whom known={loaderData.known} />
          <Answer />
          <CheckBackField urgency={loaderData.urgency} />
          <AgreedFields />
          <ButtonRow>
            <Button>{call.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <p>
        <Link to={actionPath(courseId, "link", needId)}>{call.instead}</Link>
      </p>
    </ActionPage>
  );
}

function Whom({ known }: { known: readonly string[] }) {
  const { call } = useText().courseActions;
  return (
    <>
      <Field name="partyName" label={call.party} hint={call.partyHint} maxLength={200} suggestions={known} />
      <Field name="partyPhone" type="tel" label={call.phone} optional width="medium" maxLength={40} />
      <TextArea name="message" label={call.message} optional rows={2} limit={4000} />
    </>
  );
}

function Answer() {
  const { call } = useText().courseActions;
  const who = (
    <>
      <Field name="confirmedName" label={call.who} maxLength={200} />
      <Field name="confirmedRole" label={call.role} optional maxLength={200} />
    </>
  );
  return (
    <>
      <RadioGroup
        name="answer"
        legend={call.answer}
        options={[
          { value: "yes", label: call.yes, more: who },
          { value: "later", label: call.later },
          { value: "no", label: call.no, hint: call.noHint },
        ]}
      />
      <TextArea name="answerText" label={call.said} hint={call.saidHint} optional rows={2} limit={2000} />
    </>
  );
}
