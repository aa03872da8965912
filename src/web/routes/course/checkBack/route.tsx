import { FAILED_CHECKS } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { externalsWeFollow } from "../home/present.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseCheckBack } from "./form.ts";

/** Hør igen: was the citizen received at the door outside (A11)? */
export async function loader(args: Route.LoaderArgs) {
  const { unitId } = actor(args.context);
  const find = (course: Parameters<typeof externalsWeFollow>[0]) =>
    externalsWeFollow(course, unitId).find(({ id }) => id === args.params.externalId);
  const subject = await offered(args, ({ course }) => find(course) !== undefined);
  const external = subject && find(subject.course);
  if (!subject || !external) return null;
  const need = subject.course.needs.find(({ id }) => id === external.needId) ?? null;
  return { ...headOf({ ...subject, need }), external, failedChecks: FAILED_CHECKS };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const { commands } = services(context).relay;
  return courseCommand(args, parseCheckBack(params.externalId), async (parsed, key) => {
    if (parsed.do === "withdraw") {
      await commands.withdrawExternal(actor(context), parsed.command, now(context), key);
      return doneAt(params.courseId, "outsideWithdrawn");
    }
    await commands.checkBack(actor(context), parsed.command, now(context), key);
    return doneAt(params.courseId, "checked");
  });
}

export default function CheckBackPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { check } = useText().courseForms;
  const at = useNow();
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { external, needId, failedChecks } = loaderData;
  const when = (
    <Field name="checkBackOn" type="date" width="short" label={check.when} initial={dayOffset(at, 1)} />
  );
  return (
    <ActionPage
      title={check.title(external.partyName)}
      lead={check.lead}
      head={{ ...loaderData, about: null }}
    >
      <Card>
        {external.partyPhone ? (
          <p>
            {external.confirmedName ?? external.partyName} · <PhoneLink phone={external.partyPhone} />
          </p>
        ) : null}
        <CommandForm name="check" again={actionData}>
          <RadioGroup
            name="outcome"
            legend={check.outcome}
            options={[
              {
                value: "received",
                label: check.received,
                hint: needId === null ? check.receivedHintBaton : check.receivedHint,
              },
              { value: "notYet", label: check.notYet, hint: check.notYetHint(failedChecks), more: when },
              { value: "givenUp", label: check.givenUp, hint: check.givenUpHint },
            ]}
          />
          <TextArea name="note" label={check.note} optional limit={2000} rows={2} />
          <ButtonRow>
            <Button>{check.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={check.withdrawTitle} tone="quiet">
        <CommandForm name="withdraw" again={actionData}>
          <ConfirmButton label={check.withdraw} confirm={check.withdrawYes}>
            <p>{check.withdrawLead}</p>
          </ConfirmButton>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
