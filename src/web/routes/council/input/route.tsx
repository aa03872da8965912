import { draftFrom } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { Pointed } from "../shared/Pointed.tsx";
import { inputsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseInput } from "./form.ts";
import { Given } from "./Given.tsx";
import { Together } from "./Together.tsx";

export const headers = publicHeaders;

/** Input to one thing: given by whoever sits in the council, put together by whoever keeps its papers; the text is for everybody when it is published. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.gathering(params.slug, params.gatheringId, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  const draft = rest.keeps ? draftFrom(rest.headings, rest.inputs) : "";
  return publicly(context, {
    ...rest,
    draft,
    meetings: rest.keeps ? await council.pointable(body.id, now(context)) : [],
    slug: body.slug,
    name: body.name,
    done: query(context).get("gjort"),
  });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.gathering(params.slug, params.gatheringId, who, at);
  if (found === null) return unknown();
  const done = (what: string) => `${inputsPath(params.slug)}/${found.id}?gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseInput(found.id),
    async run(asked, key) {
      switch (asked.do) {
        case "give":
          await council.giveInput(who, asked.command, at, key);
          return done("doneGiven");
        case "withdraw":
          await council.withdrawInput(who, asked.command, at, key);
          return done("doneWithdrawn");
        case "heading":
          await council.addHeading(who, asked.command, at, key);
          return done("doneHeading");
        case "group":
          await council.groupInputs(who, asked.command, at, key);
          return done("doneGrouped");
        case "adopt":
          await council.adoptText(who, asked.command, at, key);
          return done("doneAdopted");
        case "show":
          await council.showText(who, asked.command, at, key);
          return done(asked.command.shown ? "doneShown" : "doneHidden");
        case "off":
          await council.callOffGathering(who, asked.command, at, key);
          return done("doneOff");
      }
    },
  });
}

export default function Input({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.inputs;
  const { slug, sits, keeps, title, askedBy, about, due, deliverBy, state, questions, done } = loaderData;
  const { adopted, adoptedOn, adoptedAt, pointed, meetings, because } = loaderData;
  const {
    doneOpened,
    doneGiven,
    doneWithdrawn,
    doneHeading,
    doneGrouped,
    doneAdopted,
    doneShown,
    doneHidden,
    doneOff,
  } = words;
  const day = (one: string) => dayOfMeeting(one, lang);
  return (
    <Page title={title} back={<BackLink to={inputsPath(slug)}>{words.back}</BackLink>}>
      <BodyNav slug={slug} sits={sits} />
      <Done
        words={{
          ...{ doneOpened, doneGiven, doneWithdrawn, doneHeading, doneGrouped },
          ...{ doneAdopted, doneShown, doneHidden, doneOff },
        }}
        what={done}
      />
      <Card>
        <Badge>{words.states[state]}</Badge>
        <Facts
          items={[
            words.asked(askedBy),
            words.due(day(due)),
            deliverBy === null ? null : words.deliver(day(deliverBy)),
          ]}
        />
        {about === "" ? null : <p className="written">{about}</p>}
        {questions.length > 0 ? (
          <ol lang="da">
            {questions.map(({ place, words: question }) => (
              <li key={place}>{question}</li>
            ))}
          </ol>
        ) : null}
        {state === "calledOff" ? <p>{words.calledOff(because)}</p> : null}
      </Card>
      {adoptedOn === null ? null : (
        <Card title={words.text}>
          <p className="quiet">{words.adopted(day(adoptedOn), adoptedAt)}</p>
          {pointed === null ? null : (
            <p>
              <Pointed at={pointed} />
            </p>
          )}
          <p className="written" lang="da">
            {adopted}
          </p>
        </Card>
      )}
      {sits ? <Given gathering={loaderData} again={actionData} /> : null}
      {keeps ? <Together gathering={loaderData} meetings={meetings} again={actionData} /> : null}
    </Page>
  );
}
