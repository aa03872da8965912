import { meetingSchemas, type Seat } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { MeetingNav } from "../shared/MeetingNav.tsx";
import { attendancePath } from "../shared/meetingPaths.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseAttendance } from "./form.ts";

/** Who came to a meeting, who sent apologies, who stepped in, and whether they are enough. By whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await found(
    services(context).council.meetingFile(signedIn(context), params.slug, params.meeting, now(context)),
  );
  const { body, keeps, plan, seats, attendance, quorum, rules } = file;
  if (!keeps) return unknown();
  return {
    ...{ slug: body.slug, name: body.name, plan, seats, attendance, quorum },
    asksForQuorum: rules.quorum.kind !== "none",
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { plan, body, seats } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  return handleCommand({
    request,
    context,
    parse: (fields, text) => parseAttendance(fields, text, plan.id, seats),
    async run(pressed, key) {
      if (pressed.do === "attend") await council.attend(who, pressed.command, at, key);
      if (pressed.do === "guest")
        await council.addGuest(who, meetingSchemas.addGuest.parse(pressed.command), at, key);
      if (pressed.do === "noguest") await council.removeGuest(who, pressed.command, at, key);
      return `${attendancePath({ slug: body.slug, day: plan.day, start: plan.start })}?gjort=saved`;
    },
  });
}

const SAID = ["present", "apologies", "absent"] as const;

export default function Attendance({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, lang } = useText();
  const { attendance: words, meeting } = councilMeetings;
  const { slug, name, plan, seats, attendance, quorum, asksForQuorum, done } = loaderData;
  const at = { slug, day: plan.day, start: plan.start };
  const guests = attendance.filter(({ membershipId }) => membershipId === null);
  const enough = quorum.there >= quorum.needed;
  return (
    <Page
      title={words.title(name, dayOfMeeting(plan.day, lang))}
      back={<BackLink to={bodyPath(slug)}>{meeting.back}</BackLink>}
    >
      <MeetingNav at={at} plan={plan} here="attendance" keeps />
      <Done words={{ saved: words.saved }} what={done} />
      <Alert variant={asksForQuorum && !enough ? "warning" : "info"}>
        {asksForQuorum ? words.quorum(quorum.there, quorum.needed) : words.noQuorum(quorum.there)}
      </Alert>
      {seats.length === 0 ? (
        <EmptyState title={words.nobody} />
      ) : (
        <Card>
          <CommandForm name="attend" again={actionData}>
            {seats.map((seat) => (
              <SeatFields key={seat.membershipId} seat={seat} seats={seats} attendance={attendance} />
            ))}
            <ButtonRow>
              <Button>{words.save}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
      <Card title={words.guests}>
        {guests.length > 0 ? (
          <CommandForm name="noguest" again={actionData}>
            <ul>
              {guests.map(({ id, name: guest, onBehalfOf }) => (
                <li key={id}>
                  {guest}
                  {onBehalfOf === "" ? "" : `, ${onBehalfOf}`}{" "}
                  <button
                    type="submit"
                    name="guest"
                    value={id}
                    className="button button-tertiary"
                    aria-label={words.removeGuest(guest)}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          </CommandForm>
        ) : null}
        <CommandForm name="guest" again={actionData}>
          <Field name="name" label={words.guestName} maxLength={200} />
          <Field name="onBehalfOf" label={words.guestFrom} maxLength={200} optional />
          <ButtonRow>
            <Button variant="secondary">{words.addGuest}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}

interface SeatFieldsProps {
  readonly seat: Seat;
  readonly seats: readonly Seat[];
  readonly attendance: readonly {
    readonly membershipId: string | null;
    readonly said: string;
    readonly stepsInFor: string | null;
  }[];
}

function SeatFields({ seat, seats, attendance }: SeatFieldsProps) {
  const { councilMeetings, councilMembers } = useText();
  const words = councilMeetings.attendance;
  const { membershipId, name, role, onBehalfOf } = seat;
  const known = attendance.find((one) => one.membershipId === membershipId);
  const who = [name, councilMembers.roles[role], onBehalfOf].filter((part) => part !== "").join(", ");
  return (
    <>
      <RadioGroup
        name={`said-${membershipId}`}
        legend={who}
        options={SAID.map((said) => ({ value: said, label: words.said[said] }))}
        {...(known ? { initial: known.said } : {})}
        columns
      />
      {role === "deputy" ? (
        <Select
          name={`for-${membershipId}`}
          label={words.stepsIn}
          none={words.anyone}
          initial={known?.stepsInFor ?? seat.deputyFor ?? ""}
          options={seats
            .filter(
              (one) => ["chair", "viceChair", "member"].includes(one.role) && one.bodyId === seat.bodyId,
            )
            .map((one) => ({ value: one.membershipId, label: one.name }))}
          optional
        />
      ) : null}
    </>
  );
}
