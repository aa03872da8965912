import type { StayLine, WaitingLine } from "#modules/stays/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { LiveRegion } from "../../../ui/LiveRegion.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { nightAsDates, oneMore } from "../shared/nights.ts";
import type { Route } from "./+types/route.ts";
import { parseHouse } from "./form.ts";
import { Grid } from "./Grid.tsx";
import "./stays.css";

/** Pladser i nat: the house's own page. Who is on their way and who is here, in two taps. For who works in the unit; the view logs. */
export async function loader({ context }: Route.LoaderArgs) {
  const house = await services(context).stays.views.house(actor(context), now(context));
  return { ...house, done: query(context).get("gjort") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { commands } = services(context).stays;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseHouse,
    async run(pressed, key) {
      switch (pressed.do) {
        case "arrive":
          await commands.confirmArrival(who, { stayId: pressed.stayId }, at, key);
          return "/pladser?gjort=kom";
        case "again":
          await commands.holdAgain(who, { stayId: pressed.stayId }, at, key);
          return "/pladser?gjort=igen";
        case "more": {
          const { stayId, lastNight } = pressed;
          await commands.extendStay(who, { stayId, lastNight }, at, key);
          return "/pladser?gjort=forlaenget";
        }
        case "stop":
          await commands.stopWaiting(who, { waitingId: pressed.waitingId, settled: "elsewhere" }, at, key);
          return "/pladser?gjort=venter";
        case "confirm":
          await commands.confirmCalendar(who, {}, at, key);
          return "/pladser?gjort=passer";
      }
    },
  });
}

export default function HousePage({ loaderData, actionData }: Route.ComponentProps) {
  const { stays, shift, lang } = useText();
  const { done, mayKeep, tonight, free, places } = loaderData;
  const said = done === "passer" ? stays.confirmed : stays.done[done as keyof typeof stays.done];
  return (
    <Page
      title={stays.title}
      lead={
        places.length === 0
          ? nightAsDates(tonight, lang)
          : `${nightAsDates(tonight, lang)} · ${stays.lead(free)}`
      }
      back={<BackLink to={HOME}>{shift.title}</BackLink>}
    >
      {said ? (
        <Alert variant={done === "doed" ? "info" : "success"} announce>
          {said}
        </Alert>
      ) : null}
      {places.length === 0 ? (
        <EmptyState title={stays.none.title}>
          <p>{stays.none.lead}</p>
        </EmptyState>
      ) : (
        <>
          <LiveRegion id="house-expected">
            <Expected house={loaderData} again={actionData} />
          </LiveRegion>
          <LiveRegion id="house-here">
            <Here house={loaderData} again={actionData} />
            {loaderData.waiting.length > 0 ? <Waiting lines={loaderData.waiting} again={actionData} /> : null}
          </LiveRegion>
          <Card title={stays.grid.title}>
            <LiveRegion id="house-nights">
              <Grid house={loaderData} />
            </LiveRegion>
            <CommandForm name="confirm" again={actionData}>
              <ButtonRow>
                <Button variant="secondary">{stays.confirm}</Button>
              </ButtonRow>
            </CommandForm>
          </Card>
        </>
      )}
      <noscript>
        <p>
          <a href="/pladser">{shift.refresh}</a>
        </p>
      </noscript>
      {mayKeep ? (
        <ButtonRow>
          <LinkButton to="/pladser/steder">{stays.keep}</LinkButton>
        </ButtonRow>
      ) : null}
    </Page>
  );
}

interface Listed {
  house: Route.ComponentProps["loaderData"];
  again: FormAgain | undefined;
}

function Expected({ house, again }: Listed) {
  const { expected, late, someone } = useText().stays;
  return (
    <Card title={expected.title}>
      {house.expected.length === 0 ? <p className="quiet">{expected.none}</p> : null}
      <Rows>
        {house.expected.map((line) => (
          <Row
            key={line.id}
            id={`stay-${line.id}`}
            news={newsOf(line, someone)}
            title={<Who line={line} />}
            actions={
              <>
                {line.mayArrive ? (
                  <CommandForm name={`arrive-${line.id}`} again={again}>
                    <Button>{expected.arrive}</Button>
                  </CommandForm>
                ) : null}
                <LinkButton to={`/pladser/ophold/${line.id}`}>{expected.refuse}</LinkButton>
              </>
            }
          >
            <Facts
              items={[
                <Span key="nights" line={line} />,
                <>
                  {expected.until} <Moment at={line.heldUntil} />
                </>,
                <AskedBy key="by" line={line} />,
              ]}
            />
          </Row>
        ))}
      </Rows>
      {house.late.length > 0 ? (
        <>
          <h3>{late.title}</h3>
          <p className="quiet">{late.lead}</p>
          <Rows>
            {house.late.map((line) => (
              <Row
                key={line.id}
                title={<Who line={line} />}
                actions={
                  <CommandForm name={`again-${line.id}`} again={again}>
                    <Button variant="secondary">{late.again}</Button>
                  </CommandForm>
                }
              >
                <Facts items={[<AskedBy key="by" line={line} />]} />
              </Row>
            ))}
          </Rows>
        </>
      ) : null}
    </Card>
  );
}

function Here({ house, again }: Listed) {
  const { here } = useText().stays;
  return (
    <Card title={here.title}>
      {house.here.length === 0 ? <p className="quiet">{here.none}</p> : null}
      <Rows>
        {house.here.map((line) => (
          <Row
            key={line.id}
            title={<Who line={line} />}
            actions={
              <>
                <CommandForm name={`more-${line.id}`} again={again}>
                  <input type="hidden" name="lastNight" value={oneMore(line.lastNight, house.tonight)} />
                  <Button variant="secondary">{here.more}</Button>
                </CommandForm>
                <LinkButton to={`/pladser/ophold/${line.id}`}>{here.open}</LinkButton>
              </>
            }
          >
            <Facts
              items={[
                <>
                  {here.last}: <Day on={line.lastNight} />
                </>,
                line.overdue ? <strong key="overdue">{here.overdue}</strong> : null,
              ]}
            />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function Waiting({ lines, again }: { lines: readonly WaitingLine[]; again: FormAgain | undefined }) {
  const { stays } = useText();
  const { waiting } = stays;
  return (
    <Card title={waiting.title}>
      <p className="quiet">{waiting.lead}</p>
      <Rows>
        {lines.map((line) => (
          <Row
            key={line.id}
            title={line.knownAs ?? stays.someone}
            actions={
              <CommandForm name={`stop-${line.id}`} again={again}>
                <Button variant="secondary">{waiting.stop}</Button>
              </CommandForm>
            }
          >
            <Facts
              items={[
                ...line.grounds.map((ground) => stays.grounds[ground]),
                <>
                  {waiting.since} <Moment at={line.since} />
                </>,
                line.why ? waiting.why(stays.grounds[line.why]) : null,
                <AskedBy key="by" line={line} />,
              ]}
            />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

const newsOf = (line: StayLine, someone: string): string => `${line.placeName}: ${line.knownAs ?? someone}`;

function Who({ line }: { line: StayLine }) {
  const { stays } = useText();
  return newsOf(line, stays.someone);
}

const Span = ({ line }: { line: StayLine }) => {
  const { lang, stays } = useText();
  const { nights } = stays.expected;
  return nights(nightAsDates(line.firstNight, lang), nightAsDates(line.lastNight, lang));
};

function AskedBy({ line }: { line: Pick<StayLine, "askedBy"> }) {
  const { expected } = useText().stays;
  return (
    <>
      {expected.askedBy} {line.askedBy.name} <PhoneLink phone={line.askedBy.phone} />
    </>
  );
}
