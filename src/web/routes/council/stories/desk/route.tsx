import { Link } from "react-router";
import { handleCommand } from "../../../../http/command.ts";
import { now, query, services, signedIn } from "../../../../http/context.ts";
import { found } from "../../../../http/found.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";
import { idIn } from "../../../directory/shared/unknown.ts";
import { deskPath, desksPath, storyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Consent } from "./Consent.tsx";
import { parseDesk } from "./form.ts";
import { General } from "./General.tsx";
import { Pointed } from "./Pointed.tsx";
import { Reading } from "./Reading.tsx";
import { Steps, TakeBack } from "./Steps.tsx";
import { Words } from "./Words.tsx";
import "./desk.css";

/** One story on the desk: what may lead to somebody, the words, the person's yes, the second pair of eyes, and the way back. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, ...desk } = await found(
    services(context).council.storyDesk(signedIn(context), params.slug, idIn(params.storyId), now(context)),
  );
  return { ...desk, slug: body.slug, done: query(context).get("gjort") };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const storyId = idIn(params.storyId);
  const { draft } = await found(council.storyDesk(who, params.slug, storyId, at));
  const path = deskPath(params.slug, storyId);
  return handleCommand({
    request,
    context,
    parse: parseDesk(draft?.questions ?? []),
    async run(pressed, key) {
      const { seen } = pressed;
      switch (pressed.do) {
        case "settle":
          await council.settleFindings(who, { storyId, seen, settled: [...pressed.settled] }, at, key);
          return `${path}?gjort=gemt`;
        case "edit": {
          const { do: _, ...said } = pressed;
          await council.editStory(who, { storyId, ...said }, at, key);
          return `${path}?gjort=gemt`;
        }
        case "consent":
          await council.consentStory(who, { storyId, seen, consent: pressed.consent }, at, key);
          return `${path}?gjort=gemt`;
        case "general":
          await council.sayGeneral(who, { storyId, seen, why: pressed.why }, at, key);
          return `${path}?gjort=gemt`;
        case "ask":
          await council.askApproval(who, { storyId, seen }, at, key);
          return `${path}?gjort=spurgt`;
        case "approve":
          await council.approveStory(who, { storyId, seen }, at, key);
          return `${desksPath(params.slug)}?gjort=offentlig`;
        case "back":
          await council.sendBack(who, { storyId, seen, why: pressed.why }, at, key);
          return `${desksPath(params.slug)}?gjort=tilbage`;
        case "correct":
          await council.correctStory(who, { storyId, seen }, at, key);
          return `${path}?gjort=rettes`;
        case "withdraw":
          await council.withdrawStory(who, { storyId, for: pressed.for }, at, key);
          return `${path}?gjort=trukket`;
      }
    },
  });
}

export default function Desk({ loaderData, actionData }: Route.ComponentProps) {
  const { councilStories } = useText();
  const words = councilStories.desk;
  const { slug, id, state, version, draft, shown, unreadable, withdrawnFor, may, history, done } = loaderData;
  const { about, consent } = loaderData;
  const heading = draft?.heading ?? shown?.heading;
  return (
    <Page
      title={
        heading ?? (state === "withdrawn" ? councilStories.list.withdrawn : councilStories.list.unreadable)
      }
      lead={<Badge tone={state === "forApproval" ? "info" : "plain"}>{councilStories.states[state]}</Badge>}
      back={<BackLink to={desksPath(slug)}>{words.back}</BackLink>}
    >
      <Done words={councilStories.done} what={done} />
      {withdrawnFor === null ? null : <p>{words.isWithdrawn(words.fors[withdrawnFor])}</p>}
      {unreadable ? <p>{words.unreadable}</p> : null}
      {shown ? (
        <p>
          <Link to={storyPath(slug, id)}>{words.see}</Link>
        </p>
      ) : null}
      {draft ? (
        <>
          <Card title={words.words} tone="warm">
            <p className="written" lang="da">
              {draft.pieces.map(({ text, kind }, i) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text, as it was written.
                kind === null ? <span key={i}>{text}</span> : <mark key={i}>{text}</mark>,
              )}
            </p>
            {draft.pieces.some(({ kind }) => kind !== null) ? <p className="quiet">{words.marked}</p> : null}
          </Card>
          {state === "forApproval" ? (
            <Reading
              version={version}
              approve={may.approve}
              kept={draft.questions.flatMap((one) =>
                one.kept === null ? [] : [{ words: one.words, why: one.kept }],
              )}
              again={actionData}
            />
          ) : null}
          {may.write ? (
            <>
              <Pointed questions={draft.questions} version={version} again={actionData} />
              <Words {...loaderData} draft={draft} again={actionData} />
            </>
          ) : null}
        </>
      ) : null}
      {withdrawnFor === null ? <Consent {...loaderData} write={may.write} again={actionData} /> : null}
      {/* Where the person's yes is written down, nothing is left to ask. */}
      {may.write && draft && withdrawnFor === null && (about === "general" || consent === null) ? (
        <General
          {...{ about, signs: draft.signs, unsaid: draft.unsaid, version }}
          keep={may.keep}
          again={actionData}
        />
      ) : null}
      {may.write && withdrawnFor === null ? (
        <>
          <Steps {...loaderData} again={actionData} />
          <TakeBack version={version} again={actionData} />
        </>
      ) : null}
      <Card title={words.history}>
        <Rows>
          {history.map(({ step, at, by, did, why }) => (
            <Row key={step} title={words.did[did]} time={<FullMoment at={at} />}>
              <p className="row-facts">{by ?? words.house}</p>
              {why === "" ? null : <p className="written">{why}</p>}
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
