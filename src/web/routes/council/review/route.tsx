import { Link, redirect } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { Beside, FlagList, HeadFacts, Source } from "../shared/Looked.tsx";
import { LookedItems } from "../shared/LookedItems.tsx";
import { lookedPage } from "../shared/looked.ts";
import { PageNav } from "../shared/PageNav.tsx";
import { bodyPath, minutesPath, reviewPath } from "../shared/paths.ts";
import { correctPath, onPage } from "../shared/readingPaths.ts";
import type { Route } from "./+types/route.ts";
import { parseReview } from "./form.ts";
import { History } from "./History.tsx";
import { Publishing } from "./Publishing.tsx";

/** Minutes that were taken in, beside the document they were read from: looked through, put right and published by the council's secretary. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const review = await found(
    services(context).council.review(signedIn(context), params.slug, params.meeting, now(context)),
  );
  if (review.madeHere) throw redirect(`${bodyPath(params.slug)}/${params.meeting}/moede`);
  const { body, minutes, flags, places, source, ...rest } = review;
  return {
    ...rest,
    ...{ slug: body.slug, name: body.name, meeting: minutes.meeting, file: source.name },
    ...{ path: `${bodyPath(body.slug)}/${params.meeting}`, odd: flags.length },
    looked: lookedPage({ minutes, flags, places }, source.text, query(context)),
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, page] = [signedIn(context), now(context), Number(query(context).get("side")) || 1];
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
          return onPage(path, page, { gjort: "savedOpen" });
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

export default function Review({ loaderData, actionData }: Route.ComponentProps) {
  const { council, councilTakeIn, lang } = useText();
  const words = council.review;
  const { slug, name, meeting, path, state, edition, looked, odd, history, done } = loaderData;
  const here = reviewPath(path);
  const { savedOpen, publishedNow, takenDown } = words;
  const asked = state !== "published";
  const head = looked.head ? (
    <Card title={councilTakeIn.reading.head}>
      {odd === 0 ? <p>{words.nothingOdd}</p> : <FlagList {...looked.head} />}
      <Beside
        read={
          <>
            <HeadFacts meeting={meeting} />
            <Link to={correctPath(path, 0)}>{councilTakeIn.reading.mendHead}</Link>
          </>
        }
        source={looked.head.source ? <Source source={looked.head.source} odd={looked.head.flags} /> : null}
      />
    </Card>
  ) : null;
  const items = (
    <LookedItems
      items={looked.items}
      partPath={(place) => correctPath(path, place)}
      asked={asked}
      settling={false}
    />
  );
  return (
    <Page
      title={words.title(name, dayOfMeeting(meeting.date, lang))}
      lead={words.lead}
      back={<BackLink to={bodyPath(slug)}>{words.back}</BackLink>}
    >
      <Done words={{ ...councilTakeIn.did, savedOpen, publishedNow, takenDown }} what={done} />
      {state === "published" ? (
        <p>
          {words.isPublic} <Link to={minutesPath(slug, meeting.date, meeting.start)}>{words.seePublic}</Link>
        </p>
      ) : null}
      <p className="quiet">{councilTakeIn.from(loaderData.file)}</p>
      <Publishing {...loaderData} again={actionData} />
      <PageNav path={here} page={looked.page} pages={looked.pages} />
      {head}
      {asked ? (
        <CommandForm name="open" again={actionData} action={onPage(here, looked.page)}>
          <Edition name="seen" value={edition} />
          <h2>{words.openness}</h2>
          <p>{words.opennessHint}</p>
          {items}
          <ButtonRow>
            <Button variant="secondary">{words.saveOpen}</Button>
          </ButtonRow>
        </CommandForm>
      ) : (
        items
      )}
      <PageNav path={here} page={looked.page} pages={looked.pages} />
      <History history={history} path={path} edition={edition} />
    </Page>
  );
}
