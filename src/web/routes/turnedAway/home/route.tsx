import type { RouterContextProvider } from "react-router";
import { isUuid } from "#kernel/ids.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { ToRead } from "../../../ui/ToRead.tsx";
import type { Route } from "./+types/route.ts";
import { parseTurnedAway } from "./form.ts";

/** More names than this in the list help nobody; what is not on it is written by hand. */
const MOST_DOORS = 200;

/** Afvist ved døren (A12): where, what, the reason given. For anybody signed in; from a course with `?forloeb=`. */
export async function loader({ context }: Route.LoaderArgs) {
  const asked = query(context);
  const courseId = asked.get("forloeb") ?? "";
  return {
    doors: (await nearbyDoors(context)).map(({ name }) => name),
    courseId: isUuid(courseId) ? courseId : null,
    saved: asked.has("gemt"),
    cards: await toRead(context, ["turnedAway"]),
  };
}

/** Doors of the area first, then the region's: the names to choose between. */
async function nearbyDoors(context: Readonly<Pick<RouterContextProvider, "get">>) {
  const { unit } = actor(context);
  const doors = await services(context).identity.units({ region: unit.region });
  const near = doors.filter(({ area }) => area === unit.area);
  return [...near, ...doors.filter((door) => !near.includes(door))].slice(0, MOST_DOORS);
}

export async function action({ request, context }: Route.ActionArgs) {
  const doors = await nearbyDoors(context);
  return handleCommand({
    request,
    context,
    parse: parseTurnedAway(doors),
    async run(told, key) {
      await services(context).relay.commands.recordTurnedAway(actor(context), told, now(context), key);
      return told.courseId ? `/afvist?gemt&forloeb=${told.courseId}` : "/afvist?gemt";
    },
  });
}

export default function TurnedAway({ loaderData, actionData }: Route.ComponentProps) {
  const { turnedAway, catalogue, shift } = useText();
  const { doors, courseId, saved } = loaderData;
  const today = dayOffset(useNow(), 0);
  return (
    <Page title={turnedAway.title} lead={turnedAway.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      {saved ? <Saved courseId={courseId} /> : null}
      <ToRead cards={loaderData.cards} />
      <Card>
        <CommandForm name="turnedAway" again={actionData}>
          {courseId === null ? null : <input type="hidden" name="courseId" value={courseId} />}
          <Field
            name="doorName"
            label={turnedAway.where}
            hint={turnedAway.whereHint}
            suggestions={doors}
            maxLength={200}
          />
          <RadioGroup
            name="what"
            legend={turnedAway.what}
            columns
            options={Object.entries(catalogue.turnedAway).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="reason"
            label={turnedAway.reason}
            hint={turnedAway.reasonHint}
            optional
            rows={2}
            limit={1000}
          />
          <Details summary={turnedAway.more}>
            <RadioGroup
              name="toldBy"
              legend={turnedAway.toldBy}
              initial="worker"
              options={Object.entries(turnedAway.tellers).map(([value, label]) => ({ value, label }))}
            />
            <Field name="happenedOn" type="date" width="short" label={turnedAway.on} initial={today} />
          </Details>
          {courseId === null ? null : <p>{turnedAway.onCourse}</p>}
          <ButtonRow>
            <Button>{turnedAway.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}

function Saved({ courseId }: { courseId: string | null }) {
  const { complaint, turnedAway } = useText();
  return (
    <div className="page-actions">
      <Alert variant="success" title={turnedAway.saved} announce>
        {turnedAway.savedBody}
      </Alert>
      <p>{turnedAway.help}</p>
      <ButtonRow>
        {courseId === null ? (
          <LinkButton to="/nogen-staar-her">{turnedAway.open}</LinkButton>
        ) : (
          <>
            <LinkButton to={`/forloeb/${courseId}`}>{turnedAway.course}</LinkButton>
            <LinkButton to={`/forloeb/${courseId}/klage`} variant="tertiary">
              {complaint.title}
            </LinkButton>
          </>
        )}
        <LinkButton to={HOME} variant="tertiary">
          {turnedAway.home}
        </LinkButton>
      </ButtonRow>
      <h2>{turnedAway.another}</h2>
    </div>
  );
}
