import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { roundDone, roundPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseRound } from "./form.ts";
import "./outreach.css";
import { Person } from "./Person.tsx";
import { Seen, SeenForm } from "./Seen.tsx";
import { Reasons, Stop } from "./Stop.tsx";

/** One round in the hand at night: stops, whom to look for, who was seen. For who works in the team; the view logs. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const day = query(context).get("dag");
  const view = services(context).outreach.views.round(actor(context), params.roundId, day, now(context));
  return { ...(await found(view, context)), gjort: query(context).get("gjort") };
}

export async function action({ request, context, params: { roundId } }: Route.ActionArgs) {
  const { commands, views } = services(context).outreach;
  const [who, at] = [actor(context), now(context)];
  const asked = query(context).get("dag");
  const { day } = await found(views.round(who, roundId, asked, at), context);
  return handleCommand({
    request,
    context,
    parse: parseRound(roundId, day),
    async run(pressed, key) {
      const back = (what: string, { fresh = true } = {}): string =>
        roundDone(roundId, fresh ? what : "skrevet", asked);
      switch (pressed.do) {
        case "mark":
          return back("stop", await commands.markStop(who, pressed.command, at, key));
        case "rest":
          await commands.leaveRest(who, pressed.command, at, key);
          return back("resten");
        case "met": {
          const noted = await commands.noteMet(who, pressed.command, at, key);
          return pressed.command.how === "wantsHelp"
            ? `${roundPath(roundId)}/henvis/${noted.courseId}`
            : back("moedt", noted);
        }
        case "missed":
          return back("ikke", await commands.noteNotFound(who, pressed.command, at, key));
        case "seen":
          await commands.noteSighting(who, pressed.command, at, key);
          return back("set");
        case "gone":
          await commands.endSighting(who, pressed.command, at, key);
          return back("vaek");
      }
    },
  });
}

export default function RoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { outreach, lang } = useText();
  const { round } = outreach;
  const today = useNow();
  const { id, stopViews, anywhere, mayNote, gjort } = loaderData;
  const said = outreach.done[gjort as keyof typeof outreach.done];
  const dayWords = dayInWords(new Date(`${loaderData.day}T11:00:00Z`), today, lang);
  return (
    <Page
      title={loaderData.name}
      lead={[
        dayWords,
        outreach.begins(loaderData.begins),
        outreach.progress(loaderData.done, loaderData.stops),
        ...(loaderData.goes.length > 0 ? [outreach.goes(loaderData.goes.join(", "))] : []),
      ].join(" · ")}
      back={<BackLink to="/runder">{outreach.title}</BackLink>}
    >
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      {mayNote ? (
        loaderData.today ? null : (
          <Alert variant="info">{round.otherDay(dayWords)}</Alert>
        )
      ) : (
        <Alert variant="info">{round.closed}</Alert>
      )}
      <div className="round">
        {stopViews.map((stop) => (
          <Stop key={stop.id} stop={stop} roundId={id} mayNote={mayNote} again={actionData} />
        ))}
        {anywhere.searches.length + anywhere.sightings.length > 0 ? (
          <Card title={round.anywhere}>
            <Rows>
              {anywhere.searches.map((line) => (
                <Person key={line.id} line={line} roundId={id} again={actionData} />
              ))}
              {anywhere.sightings.map((line) => (
                <Seen key={line.id} line={line} again={actionData} />
              ))}
            </Rows>
          </Card>
        ) : null}
        <ButtonRow>
          <LinkButton to="/nogen-staar-her" variant="primary">
            {round.start}
          </LinkButton>
          <LinkButton to="/kort-kontakt">{round.brief}</LinkButton>
        </ButtonRow>
        <SeenForm stops={stopViews} again={actionData} />
        {mayNote ? (
          <details className="details" open={actionData?.form === "rest"}>
            <summary className="details-summary">{round.rest}</summary>
            <div className="details-text">
              <p>{round.restLead}</p>
              <Reasons form="rest" again={actionData} />
            </div>
          </details>
        ) : null}
      </div>
    </Page>
  );
}
