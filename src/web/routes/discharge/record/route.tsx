import { redirect } from "react-router";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { ActionPage, NotAnyMore } from "../../course/shared/ActionPage.tsx";
import { courseCommand, hasSent, headOf, offered } from "../../course/shared/subject.ts";
import { arrivalPath } from "../paths.ts";
import { regionDoors } from "../shared/region.ts";
import { WardFields } from "../shared/WardFields.tsx";
import type { Route } from "./+types/route.ts";
import { parseAdmission } from "./form.ts";

/** Somebody came into hospital: for who is on their course. Where it is written already, the way leads to the arrival itself. */
export async function loader(args: Route.LoaderArgs) {
  const { context, params } = args;
  const who = actor(context);
  const subject = await offered(
    args,
    ({ need, course }) => need === null && course.state === "open" && course.may.addNeed,
  );
  if (!subject) return null;
  const theirs = await services(context).discharge.views.ofCourse(who, params.courseId, now(context));
  const open = theirs.find(({ subject: of, state }) => of === "admission" && state === "open");
  if (open && !hasSent(args)) throw redirect(arrivalPath(open.id));
  const { wards, ours } = await regionDoors(context);
  return { ...headOf(subject), wards, ours };
}

export async function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const { all } = await regionDoors(context);
  return courseCommand(args, parseAdmission(params.courseId, all), async (command, key) => {
    const { recordAdmission } = services(context).discharge.commands;
    const { leavingId } = await recordAdmission(actor(context), command, now(context), key);
    return arrivalPath(leavingId, "indlagt");
  });
}

export default function RecordPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { record } = useText().discharge.arrival;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={record.title} lead={record.lead} head={loaderData}>
      <Card>
        <CommandForm name="record" again={actionData}>
          <WardFields doors={loaderData.wards} ward={loaderData.ours} />
          <Field name="expectedOn" type="date" width="short" label={record.expectedOn} optional />
          <Details summary={record.when}>
            <p className="quiet">{record.whenHint}</p>
            <Field name="on" type="date" width="short" label={record.on} optional />
            <Field name="at" type="time" width="short" label={record.at} optional />
            <Field name="treatedOn" type="date" width="short" label={record.treatedOn} optional />
          </Details>
          <ButtonRow>
            <Button>{record.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
