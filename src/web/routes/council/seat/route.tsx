import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { RoleFields, SeatFields } from "../members/SeatFields.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { membersPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseSeat } from "./form.ts";

/** One seat in a body: another role, its end, a mistake put right, and all that has been done to it. For whoever keeps the papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await found(
    services(context).council.seat(signedIn(context), params.slug, params.seatId, now(context)),
  );
  const { body, seat, others, history } = file;
  return { slug: body.slug, seat, others, history };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  await found(council.seat(who, params.slug, params.seatId, at));
  const done = (what: string) => `${membersPath(params.slug)}?gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseSeat(params.seatId),
    async run(pressed, key) {
      switch (pressed.do) {
        case "correct":
          await council.correctSeat(who, pressed.command, at, key);
          return done("doneCorrect");
        case "move":
          await council.moveSeat(who, pressed.command, at, key);
          return done("doneMove");
        case "end":
          await council.endSeat(who, pressed.command, at, key);
          return done("doneEnd");
      }
    },
  });
}

const MOVES = ["chair", "viceChair", "member", "secretary", "guest"] as const;

export default function Seat({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMembers, lang } = useText();
  const words = councilMembers.seat;
  const { slug, seat, others, history } = loaderData;
  const seen = <Edition name="seen" value={seat.edition} />;
  const day = (one: string) => dayOfMeeting(one, lang);
  return (
    <Page title={words.title(seat.name)} back={<BackLink to={membersPath(slug)}>{words.back}</BackLink>}>
      <BodyNav slug={slug} sits />
      <Card title={words.move}>
        <CommandForm name="move" again={actionData}>
          {seen}
          <p>{words.moveLead}</p>
          <RoleFields roles={MOVES} onBehalfOf={seat.onBehalfOf} />
          <Field name="since" type="date" width="short" label={words.since} />
          <TextArea name="why" label={words.why} rows={2} limit={1000} optional />
          <ButtonRow>
            <Button variant="secondary">{words.movePress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.end}>
        <CommandForm name="end" again={actionData}>
          {seen}
          <p>{words.endLead}</p>
          <Field name="lastDay" type="date" width="short" label={words.lastDay} />
          <TextArea name="why" label={words.why} rows={2} limit={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.endPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.correct}>
        <CommandForm name="correct" again={actionData}>
          {seen}
          <p>{words.correctLead}</p>
          <SeatFields seat={seat} seats={others} />
          <RadioGroup
            name="signIn"
            legend={words.signIn}
            hint={seat.signsIn === null ? words.signInNobody : words.signInNow(seat.signsIn)}
            initial="keep"
            options={[
              { value: "keep", label: words.keepSignIn },
              { value: "nobody", label: words.noSignIn },
              {
                value: "other",
                label: words.otherSignIn,
                more: <Field name="signsInAs" type="email" label={words.email} optional maxLength={254} />,
              },
            ]}
          />
          <TextArea name="why" label={words.why} rows={2} limit={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.correctPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.history} tone="quiet">
        <Rows>
          {history.map(({ edition, at, by, did, why, seat: then }) => (
            <Row key={edition} title={words.did[did]} time={<FullMoment at={at} />}>
              <Facts
                items={[
                  by ?? words.house,
                  then.name,
                  councilMembers.roles[then.role],
                  then.onBehalfOf,
                  then.until === null
                    ? councilMembers.since(day(then.from))
                    : councilMembers.between(day(then.from), day(then.until)),
                ]}
              />
              {why === "" ? null : <p className="written">{why}</p>}
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
