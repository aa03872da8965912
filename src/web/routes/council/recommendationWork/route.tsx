import { data } from "react-router";
import type { Instant } from "#kernel/clock.ts";
import type { Council, PublicStory, Who } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Page } from "../../../ui/Page.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { figureChoices } from "../../insight/shared/live.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import {
  editPath,
  recommendationPath,
  recommendationsPath,
  workPath,
} from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import { Following } from "./Following.tsx";
import { toRestOn } from "./figures.ts";
import { type Pressed, parseWork } from "./form.ts";
import { Resting } from "./Resting.tsx";
import { Asked, Send } from "./Sending.tsx";
import { Draft, Ending, Focus } from "./Stage.tsx";
import "../shared/recommendations.css";

/** Where whoever keeps a council's papers adopts a recommendation, sends it, and follows what becomes of it. */
async function kept({ context, params }: Pick<Route.LoaderArgs, "context" | "params">) {
  const { council } = services(context);
  const found = await council.recommendation(params.slug, params.key, signedIn(context), now(context));
  if (found === null) return unknown();
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  return found;
}

export async function loader(args: Route.LoaderArgs) {
  const { context } = args;
  const { council } = services(context);
  const { body, recommendation, targets, stories } = await kept(args);
  const { id, key, number, state, standing, edition, content, askings, focus } = recommendation;
  const rules = await council.rules(body.slug, null, now(context));
  // Those that are still asked get a later date instead, or are written to where they stand.
  const waits = new Set(
    askings
      .filter(({ asksAgain, clock }) => !asksAgain && clock.state !== "answered" && clock.state !== "stopped")
      .map((asking) => asking.body.id),
  );
  const bodies = (await council.bodies()).filter(
    (one) => one.id !== body.id && one.lastDay === null && !waits.has(one.id),
  );
  return {
    ...{ slug: body.slug, key, number, state, standing, edition, content, askings, targets },
    bodies: bodies.map(({ slug, name }) => ({ slug, name })),
    ...storyChoices(stories, (await council.stories(body.slug, null, now(context)))?.stories ?? []),
    figures: await figureChoices(context, body.region),
    meetings: await council.publishedMeetings(body.id),
    steps: await council.recommendationSteps(body.slug, id, signedIn(context), now(context)),
    reached: await council.lettersAbout(id),
    // Once a year is over, what was chosen in it is history.
    focus: focus
      .map(({ year }) => year)
      .filter((year) => year >= Number(dayOffset(now(context), 0).slice(0, 4))),
    today: dayOffset(now(context), 0),
    usual: dayOffset(now(context), rules?.today.answerDays ?? 0),
    saved: query(context).has("gemt"),
  };
}

const storyChoices = (rests: readonly PublicStory[], all: readonly PublicStory[]) => {
  const named = ({ id, heading }: PublicStory) => ({ id, heading });
  const used = new Set(rests.map(({ id }) => id));
  return { stories: rests.map(named), otherStories: all.filter(({ id }) => !used.has(id)).map(named) };
};

export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  const { body, recommendation } = await kept(args);
  const figures = (await figureChoices(context, body.region)).map(toRestOn);
  return handleCommand({
    request,
    context,
    parse: parseWork(recommendation.id, figures),
    async run(pressed, key) {
      await run(services(context).council, signedIn(context), pressed, now(context), key);
      return pressed.do === "discard"
        ? recommendationsPath(params.slug)
        : `${workPath(params.slug, params.key)}?gemt`;
    },
  });
}

function run(council: Council, who: Who, pressed: Pressed, at: Instant, key: string): Promise<unknown> {
  switch (pressed.do) {
    case "adopt":
      return council.adoptRecommendation(who, pressed.command, at, key);
    case "discard":
      return council.discardRecommendation(who, pressed.command, at, key);
    case "close":
      return council.closeRecommendation(who, pressed.command, at, key);
    case "reopen":
      return council.reopenRecommendation(who, pressed.command, at, key);
    case "addEvidence":
    case "addFigure":
      return council.addEvidence(who, pressed.command, at, key);
    case "removeEvidence":
      return council.removeEvidence(who, pressed.command, at, key);
    case "story":
      return council.restOnStory(who, pressed.command, at, key);
    case "noStory":
      return council.restNoMore(who, pressed.command, at, key);
    case "send":
      return council.sendToAll(who, pressed.command, at, key);
    case "extend":
      return council.extendAnswer(who, pressed.command, at, key);
    case "step":
      return council.stepAction(who, pressed.command, at, key);
    case "followUp":
      return council.followUp(who, pressed.command, at, key);
    case "addTarget":
      return council.addTarget(who, pressed.command, at, key);
    case "addReading":
      return council.addReading(who, pressed.command, at, key);
    case "reviseTarget":
      return council.reviseTarget(who, pressed.command, at, key);
    case "focus":
      return council.focusOn(who, pressed.command, at, key);
    case "unfocus":
      return council.unfocus(who, pressed.command, at, key);
  }
}

export default function Work({ loaderData, actionData }: Route.ComponentProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  const { slug, key, number, state, standing, content, askings, reached } = loaderData;
  const open = state === "adopted";
  const forms = { ...loaderData, again: actionData };
  return (
    <Page
      title={words.title(number)}
      back={<BackLink to={recommendationPath(slug, key)}>{words.back}</BackLink>}
    >
      <BodyNav slug={slug} sits />
      {loaderData.saved ? (
        <Alert variant="success" announce>
          {words.done}
        </Alert>
      ) : null}
      <Card>
        <p className="recommendation-text" lang="da">
          {content.text}
        </p>
        <p>
          <Badge>{councilRecommendations.standing[standing]}</Badge>
        </p>
        {state === "closed" ? null : (
          <ButtonRow>
            <LinkButton to={editPath(slug, key)}>{words.edit}</LinkButton>
          </ButtonRow>
        )}
      </Card>
      {state === "draft" ? <Draft {...forms} /> : null}
      {askings.map((asking) => (
        <Asked
          key={asking.id}
          slug={asking.body.slug}
          asking={asking}
          open={open && !asking.asksAgain}
          reached={reached[asking.id] ?? null}
          again={actionData}
        />
      ))}
      {open ? <Send {...forms} /> : null}
      {state === "closed" ? null : <Resting {...forms} evidence={content.evidence} />}
      {open ? <Following {...forms} /> : null}
      {open ? <Focus {...forms} /> : null}
      {state === "draft" ? null : <Ending {...forms} />}
      <Card title={words.history}>
        <Rows>
          {loaderData.steps.map(({ edition, did, at, by, why }) => (
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
