import type { CourseAppointments } from "#modules/appointments/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { ActionPage } from "../../course/shared/ActionPage.tsx";
import { bookPath, calendarPath, courseAppointmentsPath } from "../paths.ts";
import { AppointmentLine, RightLine } from "../shared/Line.tsx";
import type { Route } from "./+types/route.ts";
import { parseCourse } from "./form.ts";

/** Aftaler of a course: what is ahead, rights that run, when the citizen is reminded, and what has been. The views log. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [reader, at] = [actor(context), now(context)];
  const { appointments } = services(context);
  const view = await found(appointments.views.ofCourse(reader, params.courseId, at), context);
  const { knownAs } = await found(appointments.sources.whose(reader, params.courseId, at), context);
  const done = new URL(request.url).searchParams.get("gjort");
  return { view, knownAs, done };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).appointments;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseCourse(courseId),
    async run(asked, key) {
      switch (asked.do) {
        case "reminders":
          await commands.chooseReminders(who, asked.command, at, key);
          return courseAppointmentsPath(courseId, "paamindelser");
        case "start":
          await commands.startRight(who, asked.command, at, key);
          return courseAppointmentsPath(courseId, "frist");
        case "end":
          await commands.endRight(who, asked.command, at, key);
          return courseAppointmentsPath(courseId, "fristslut");
      }
    },
  });
}

interface Shown {
  view: CourseAppointments;
  again: FormAgain | undefined;
}

export default function CourseAppointmentsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { appointments: words, calendar } = useText();
  const { view, knownAs, done } = loaderData;
  return (
    <ActionPage
      title={words.title}
      lead={words.lead}
      head={{ courseId: view.courseId, knownAs, needId: null, about: null }}
    >
      <Done words={words.done} what={done} />
      {view.mayKeep ? (
        <div className="page-actions">
          <ButtonRow>
            <LinkButton to={bookPath(view.courseId)} variant="primary">
              {words.book}
            </LinkButton>
            <LinkButton to={calendarPath(view.courseId)}>{calendar.link}</LinkButton>
          </ButtonRow>
        </div>
      ) : null}
      <Card title={words.ahead}>
        {view.ahead.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Rows>
            {view.ahead.map((one) => (
              <AppointmentLine key={one.id} view={one} />
            ))}
          </Rows>
        )}
        {view.closed > 0 ? <p className="quiet">{words.closed(view.closed)}</p> : null}
      </Card>
      <Rights view={view} again={actionData} />
      {view.mayKeep ? <Reminders view={view} again={actionData} /> : null}
      {view.over.length === 0 ? null : (
        <Card>
          <Details summary={words.over}>
            <Rows>
              {view.over.map((one) => (
                <AppointmentLine key={one.id} view={one} />
              ))}
            </Rows>
          </Details>
        </Card>
      )}
    </ActionPage>
  );
}

function Rights({ view, again }: Shown) {
  const { rights: words } = useText().appointments;
  if (view.rights.length === 0 && !view.mayKeep) return null;
  return (
    <Card title={words.title}>
      {view.rights.map((right) => (
        <div key={right.id}>
          <RightLine right={right} />
          {view.mayKeep ? (
            <Details summary={words.end} open={again?.form === `end-${right.id}`}>
              <CommandForm name={`end-${right.id}`} again={again}>
                <input type="hidden" name="rightId" value={right.id} />
                <RadioGroup
                  name="ended"
                  legend={words.end}
                  options={Object.entries(words.ended).map(([value, label]) => ({ value, label }))}
                />
                <ButtonRow>
                  <Button variant="secondary">{words.endPress}</Button>
                </ButtonRow>
              </CommandForm>
            </Details>
          ) : null}
        </div>
      ))}
      {view.mayKeep ? (
        <Details summary={words.start} open={again?.form === "start"}>
          <CommandForm name="start" again={again}>
            <p>{words.kind.assessment}</p>
            <Field name="startedOn" type="date" width="short" label={words.startedOn} />
            <Field name="about" label={words.about} maxLength={200} optional />
            <ButtonRow>
              <Button variant="secondary">{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </Card>
  );
}

function Reminders({ view, again }: Shown) {
  const { appointments } = useText();
  const { reminders: words } = appointments;
  return (
    <Card title={words.title}>
      <p className="quiet">{words.lead}</p>
      <CommandForm name="reminders" again={again}>
        <CheckboxGroup
          name="before"
          legend={words.before}
          hint={words.none}
          optional
          initial={view.before}
          options={Object.entries(appointments.before).map(([value, label]) => ({ value, label }))}
        />
        <ButtonRow>
          <Button variant="secondary">{words.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
