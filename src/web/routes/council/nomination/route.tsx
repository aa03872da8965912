import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { Pointed } from "../shared/Pointed.tsx";
import { nominationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Deciding } from "./Deciding.tsx";
import { parseNomination } from "./form.ts";

export const headers = publicHeaders;

/** One nomination: names are put forward by whoever sits in the council; whoever keeps its papers writes what was decided. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.nomination(params.slug, params.nominationId, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  return publicly(context, {
    ...{ ...rest, slug: body.slug, name: body.name, done: query(context).get("gjort") },
    meetings: rest.keeps ? await council.pointable(body.id, now(context)) : [],
  });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.nomination(params.slug, params.nominationId, who, at);
  if (found === null) return unknown();
  const done = (what: string) => `${nominationsPath(params.slug)}/${found.id}?gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseNomination(found.id),
    async run(asked, key) {
      switch (asked.do) {
        case "name":
          await council.nominate(who, asked.command, at, key);
          return done("doneNamed");
        case "back":
          await council.withdrawName(who, asked.command, at, key);
          return done("doneBack");
        case "decide":
          await council.decideNames(who, asked.command, at, key);
          return done("doneDecided");
        case "off":
          await council.callOffNames(who, asked.command, at, key);
          return done("doneOff");
      }
    },
  });
}

export default function Nomination({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.names;
  const { slug, sits, keeps, title, askedBy, about, fewest, most, answerBy, takesPlace, state, done } =
    loaderData;
  const { nominees, seats, decidedOn, decidedAt, pointed, meetings, because } = loaderData;
  const { doneAsked, doneNamed, doneBack, doneDecided, doneOff } = words;
  const day = (one: string) => dayOfMeeting(one, lang);
  const open = state === "open" || state === "late";
  return (
    <Page title={title} back={<BackLink to={nominationsPath(slug)}>{words.back}</BackLink>}>
      <BodyNav slug={slug} sits={sits} />
      <Done words={{ doneAsked, doneNamed, doneBack, doneDecided, doneOff }} what={done} />
      <Card>
        <Badge>{words.states[state]}</Badge>
        <Facts
          items={[
            words.asked(askedBy),
            words.many(fewest, most),
            answerBy === null ? null : words.answerBy(day(answerBy)),
            takesPlace === null ? null : words.on(day(takesPlace)),
          ]}
        />
        {about === "" ? null : <p className="written">{about}</p>}
        {decidedOn === null ? null : <p>{words.decided(day(decidedOn), decidedAt)}</p>}
        {pointed === null ? null : (
          <p>
            <Pointed at={pointed} />
          </p>
        )}
        {state === "calledOff" ? <p>{words.calledOff(because)}</p> : null}
      </Card>
      <Card title={state === "decided" ? words.representatives : words.put}>
        {nominees.length === 0 ? <p>{words.nobody}</p> : null}
        <Rows>
          {nominees
            .filter(({ chosen }) => chosen || state !== "decided")
            .map(({ id, name, onBehalfOf, mine }) => (
              <Row
                key={id}
                title={name}
                actions={
                  open && (mine || keeps) ? (
                    <CommandForm name={`back-${id}`} again={actionData}>
                      <Button variant="tertiary" aria-label={words.backLabel(name)}>
                        {words.back1}
                      </Button>
                    </CommandForm>
                  ) : null
                }
              >
                <Facts items={[onBehalfOf]} />
              </Row>
            ))}
        </Rows>
      </Card>
      {open && sits && seats.length > 0 ? (
        <Card title={words.suggest}>
          <CommandForm name="name" again={actionData}>
            <Select
              name="seatId"
              label={words.who}
              options={seats.map(({ id, name, onBehalfOf }) => ({
                value: id,
                label: onBehalfOf === "" ? name : `${name}, ${onBehalfOf}`,
              }))}
            />
            <ButtonRow>
              <Button variant={keeps ? "secondary" : "primary"}>{words.suggestPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {open && keeps ? <Deciding nomination={loaderData} meetings={meetings} again={actionData} /> : null}
    </Page>
  );
}
