import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { AboutItem } from "../shared/AboutItem.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { dialoguesPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Contributions } from "./Contributions.tsx";
import { parseDialogue } from "./form.ts";
import { Keeping } from "./Keeping.tsx";

export const headers = publicHeaders;

/** One dialogue: written in by whoever sits in the council; everybody reads what came of it, when it is published. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.dialogue(params.slug, params.dialogueId, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  return publicly(context, { ...rest, slug: body.slug, name: body.name, done: query(context).get("gjort") });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.dialogue(params.slug, params.dialogueId, who, at);
  if (found === null) return unknown();
  const done = (what: string) => `${dialoguesPath(params.slug)}/${found.id}?gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseDialogue(found.id),
    async run(asked, key) {
      switch (asked.do) {
        case "write":
          await council.contribute(who, asked.command, at, key);
          return done("doneWritten");
        case "withdraw":
          await council.withdrawContribution(who, asked.command, at, key);
          return done("doneWithdrawn");
        case "move":
          await council.moveClosing(who, asked.command, at, key);
          return done("doneMoved");
        case "sumUp":
          await council.sumUp(who, asked.command, at, key);
          return done("doneSummed");
        case "show":
          await council.showDialogue(who, asked.command, at, key);
          return done(asked.command.shown ? "doneShown" : "doneHidden");
        case "take":
          await council.takeSummary(who, asked.command, at, key);
          return done("doneTaken");
      }
    },
  });
}

export default function Dialogue({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.dialogues;
  const { slug, sits, keeps, title, question, closesOn, state, summary, item, contributions, done } =
    loaderData;
  const { doneOpened, doneWritten, doneWithdrawn, doneMoved, doneSummed, doneShown, doneHidden } = words;
  return (
    <Page
      title={title}
      lead={(state === "open" ? words.closes : words.closed)(dayOfMeeting(closesOn, lang))}
      back={<BackLink to={dialoguesPath(slug)}>{words.back}</BackLink>}
    >
      <BodyNav slug={slug} sits={sits} />
      <Done
        words={{
          ...{ doneOpened, doneWritten, doneWithdrawn, doneMoved, doneSummed, doneShown, doneHidden },
          doneTaken: words.doneTaken,
        }}
        what={done}
      />
      <Card title={words.question}>
        <Badge>{words.states[state]}</Badge>
        {item === null ? null : (
          <p>
            {words.aboutItem}: <AboutItem slug={slug} item={item} keeps={keeps} />
          </p>
        )}
        {item?.open === false ? <p className="quiet">{words.closedItemLead}</p> : null}
        <p className="written" lang="da">
          {question}
        </p>
      </Card>
      {summary === "" ? null : (
        <Card title={words.summary}>
          <p className="written" lang="da">
            {summary}
          </p>
        </Card>
      )}
      {contributions === null ? null : (
        <Contributions contributions={contributions} open={state === "open"} again={actionData} />
      )}
      {keeps ? <Keeping dialogue={loaderData} again={actionData} /> : null}
    </Page>
  );
}
