import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { doctorPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { doctorInWords, lacksDoctor } from "./doctorLine.ts";
import { FindDoctor } from "./FindDoctor.tsx";
import { parseDoctor } from "./form.ts";
import { knownPractices, PRACTICES_PATH, proposedPractices } from "./practices.ts";
import { WorkUps } from "./WorkUps.tsx";

/** Læge og udredninger: who the doctor is, and what was begun (D9). By who may see `health`; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const view = await found(
    services(context).relay.views.doctor(actor(context), params.courseId, now(context)),
    context,
  );
  return {
    ...view,
    practices: view.may ? (await knownPractices(context)).map(({ name }) => name) : [],
    proposed: lacksDoctor(view.doctor) ? await proposedPractices(context, view.area) : null,
    all: PRACTICES_PATH,
    done: new URL(request.url).searchParams.get("gjort"),
  };
}

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  const practices = await knownPractices(context);
  return handleCommand({
    request,
    context,
    parse: parseDoctor(courseId, practices),
    async run(parsed, key) {
      switch (parsed.do) {
        case "say":
          await commands.sayDoctor(who, parsed.command, at, key);
          return doctorPath(courseId, "said");
        case "add":
          await commands.addWorkUp(who, parsed.command, at, key);
          return doctorPath(courseId, "added");
        case "wait":
          await commands.waitForWorkUp(who, parsed.command, at, key);
          return doctorPath(courseId, "changed");
        case "end":
          await commands.endWorkUp(who, parsed.command, at, key);
          return doctorPath(courseId, "ended");
      }
    },
  });
}

export default function DoctorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { doctor: words, lang } = useText();
  const at = useNow();
  const { courseId, knownAs, known, may, needed, doctor, workUps, practices, proposed, all, done } =
    loaderData;
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      <Done words={words.done} what={done} />
      {known ? null : <p>{words.closed}</p>}
      {known ? (
        <Card title={words.label}>
          <p>
            <strong>{doctorInWords(doctor, words)}</strong>
          </p>
          {doctor ? (
            <p className="quiet">
              {words.said(words.toldBy[doctor.toldBy], dayInWords(doctor.at, at, lang))} ·{" "}
              {words.writtenBy(doctor.unitName)}
            </p>
          ) : null}
          {may ? (
            <Details summary={words.say.title} open={doctor === null || actionData?.form === "say"}>
              <CommandForm name="say" again={actionData}>
                <RadioGroup
                  name="state"
                  legend={words.say.state}
                  options={Object.entries(words.say.states).map(([value, label]) => ({ value, label }))}
                />
                <Field
                  {...{ name: "name", label: words.say.name, hint: words.say.nameHint, optional: true }}
                  suggestions={practices}
                  maxLength={200}
                />
                <Field
                  {...{ name: "place", label: words.say.place, hint: words.say.placeHint, optional: true }}
                  width="medium"
                  maxLength={120}
                />
                <RadioGroup
                  name="toldBy"
                  legend={words.say.toldBy}
                  initial="citizen"
                  options={Object.entries(words.say.tellers).map(([value, label]) => ({ value, label }))}
                />
                <ButtonRow>
                  <Button>{words.say.press}</Button>
                </ButtonRow>
              </CommandForm>
            </Details>
          ) : null}
        </Card>
      ) : null}
      {proposed ? (
        <FindDoctor {...{ courseId, practices: proposed, all, needed, may }} again={actionData} />
      ) : null}
      {known ? <WorkUps workUps={workUps} may={may} again={actionData} /> : null}
    </ActionPage>
  );
}
