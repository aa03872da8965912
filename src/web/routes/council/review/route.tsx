import { Link, redirect } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { bodyPath, minutesPath, reviewPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Beside } from "./Beside.tsx";
import { parseReview } from "./form.ts";
import { Odd } from "./Odd.tsx";
import { Publishing } from "./Publishing.tsx";
import "./review.css";

/** Minutes that were taken in, beside the document they were read from: looked through and published by the council's secretary. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const review = await found(
    services(context).council.review(signedIn(context), params.slug, params.meeting, now(context)),
  );
  if (review.madeHere) throw redirect(`${bodyPath(params.slug)}/${params.meeting}/moede`);
  const { body, minutes, ...rest } = review;
  return {
    ...rest,
    ...{ slug: body.slug, name: body.name, meeting: minutes.meeting, items: minutes.items },
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { id: meetingId } = await found(council.review(who, params.slug, params.meeting, now(context)));
  const path = reviewPath(`${bodyPath(params.slug)}/${params.meeting}`);
  return handleCommand({
    request,
    context,
    parse: parseReview,
    async run(pressed, key) {
      const { seen } = pressed;
      switch (pressed.do) {
        case "open":
          await council.sayOpen(
            who,
            { meetingId, seen, open: pressed.open, closed: pressed.closed },
            at,
            key,
          );
          return `${path}?gjort=savedOpen`;
        case "publish":
          await council.publish(who, { meetingId, seen, leavingOut: pressed.leavingOut }, at, key);
          return `${path}?gjort=publishedNow`;
        case "down":
          await council.takeDown(who, { meetingId, seen, why: pressed.why }, at, key);
          return `${path}?gjort=takenDown`;
      }
    },
  });
}

const DONE = ["savedOpen", "publishedNow", "takenDown"] as const;

export default function Review({ loaderData, actionData }: Route.ComponentProps) {
  const { council, lang } = useText();
  const words = council.review;
  const { slug, name, meeting, items, state, flags, source, history, done } = loaderData;
  const said = DONE.find((one) => one === done);
  const day = dayOfMeeting(meeting.date, lang);
  return (
    <Page
      title={words.title(name, day)}
      lead={words.lead}
      back={<BackLink to={bodyPath(slug)}>{words.back}</BackLink>}
    >
      {said ? (
        <Alert variant="success" announce>
          {words[said]}
        </Alert>
      ) : null}
      {state === "published" ? (
        <p>
          {words.isPublic} <Link to={minutesPath(slug, meeting.date, meeting.start)}>{words.seePublic}</Link>
        </p>
      ) : null}
      <Odd flags={flags} />
      <Publishing {...loaderData} again={actionData} />
      <Beside meeting={meeting} items={items} source={source} />
      <Card title={words.history}>
        <Rows>
          {history.map(({ edition, at, by, did, why }) => (
            <Row key={edition} title={words.did[did]} time={<FullMoment at={at} />}>
              <p className="row-facts">{by ?? words.house}</p>
              {why === "" ? null : <p className="written">{why}</p>}
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
