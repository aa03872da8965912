import { Form, Link } from "react-router";
import { parseCalendarDay } from "#kernel/time.ts";
import type { SeatLine } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { Lineage } from "../shared/Lineage.tsx";
import { bodyPath, membersPath, seatPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseMember } from "./form.ts";
import { SeatFields } from "./SeatFields.tsx";

export const headers = publicHeaders;

/** Who sits in a council: today, or on the day in the address (?dag=). For everybody; whoever keeps its papers writes it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const asked = query(context);
  const on = parseCalendarDay(asked.get("dag") ?? "");
  const found = await services(context).council.members(params.slug, on, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  const lineage = await services(context).council.lineage(body, now(context));
  return publicly(context, { ...rest, lineage, slug: body.slug, name: body.name, done: asked.get("gjort") });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.members(params.slug, null, who, at);
  if (found === null) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseMember(found.body.id),
    async run(command, key) {
      await council.addSeat(who, command, at, key);
      return `${membersPath(params.slug)}?gjort=doneAdd`;
    },
  });
}

export default function Members({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMembers: words, lang } = useText();
  const { slug, name, keeps, sits, on, now: here, earlier, later, mayHaveDeputy, lineage, done } = loaderData;
  const { doneAdd, doneCorrect, doneMove, doneEnd } = words;
  return (
    <Page
      title={words.title(name)}
      lead={words.lead(dayOfMeeting(on, lang))}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      <BodyNav slug={slug} here="members" sits={sits} />
      <Done words={{ doneAdd, doneCorrect, doneMove, doneEnd }} what={done} />
      <Lineage lineage={lineage} />
      {here.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Seats title={words.now} {...{ slug, keeps }} seats={here} />
      )}
      <Seats title={words.later} {...{ slug, keeps }} seats={later} />
      <Seats title={words.earlier} {...{ slug, keeps }} seats={earlier} />
      <Card title={words.onDay} tone="quiet">
        <Form method="get">
          <Field name="dag" type="date" width="short" label={words.day} initial={on} />
          <ButtonRow>
            <Button variant="secondary">{words.show}</Button>
          </ButtonRow>
        </Form>
      </Card>
      {keeps ? (
        <Details summary={words.add} open={actionData !== undefined}>
          <CommandForm name="add" again={actionData}>
            <SeatFields seats={mayHaveDeputy} today={on} />
            <Field
              name="signsInAs"
              type="email"
              label={words.signsInAs}
              hint={words.signsInAsHint}
              optional
              maxLength={254}
            />
            <ButtonRow>
              <Button>{words.addPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </Page>
  );
}

interface SeatsProps {
  readonly title: string;
  readonly slug: string;
  readonly keeps: boolean;
  readonly seats: readonly SeatLine[];
}

/** A list of seats. Nothing where there are none. */
function Seats({ title, slug, keeps, seats }: SeatsProps) {
  const { councilMembers: words, lang } = useText();
  if (seats.length === 0) return null;
  const day = (one: string) => dayOfMeeting(one, lang);
  return (
    <Card title={title}>
      <Rows>
        {seats.map(({ id, name, role, onBehalfOf, deputyFor, from, until, signsIn }) => (
          <Row
            key={id}
            title={<span lang="da">{name}</span>}
            time={words.roles[role]}
            actions={
              keeps ? (
                <Link to={seatPath(slug, id)} aria-label={words.changeLabel(name)}>
                  {words.change}
                </Link>
              ) : null
            }
          >
            <Facts
              items={[
                onBehalfOf,
                deputyFor === null ? null : words.deputyFor(deputyFor),
                until === null ? words.since(day(from)) : words.between(day(from), day(until)),
                signsIn ? words.signsIn : null,
              ]}
            />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
