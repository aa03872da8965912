import { Link } from "react-router";
import { dayOf } from "#kernel/time.ts";
import { mayApprove } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, origin, query, services, signedIn, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { ItemDialogues } from "../shared/ItemDialogues.tsx";
import { callLetter } from "../shared/letter.ts";
import { MeetingNav } from "../shared/MeetingNav.tsx";
import { meetingPath, publicPath, WHOLE, writePath } from "../shared/meetingPaths.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Approval } from "./Approval.tsx";
import { Before } from "./Before.tsx";
import { parseMeeting } from "./form.ts";
import { carryOut } from "./pressed.ts";

/** A meeting and what comes next for it: called, begun, minuted, approved, published. For those who sit in its body. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const file = await found(council.meetingFile(who, params.slug, params.meeting, at));
  const { body, keeps, plan, items, seats, deadlines, rules, round, chair, minutes, history } = file;
  const asked = query(context);
  return {
    ...{ slug: body.slug, name: body.name, keeps, plan, deadlines, round, minutes, history },
    dialogues: await council.dialoguesAt(who, plan, at),
    cannot: round === null ? null : cannotApprove(round, chair, dayOf(at)),
    ...{ today: dayOf(at), items: items.length, seats: seats.length, way: rules.minutesAdoptedBy },
    others: keeps
      ? (await council.bodies()).filter(({ id }) => id !== body.id).map(({ id, name }) => ({ id, name }))
      : [],
    done: asked.get("gjort"),
    letters: asked.has("breve") ? Number(asked.get("breve")) : null,
    withoutAddress: asked.get("uden"),
  };
}

function cannotApprove(...asked: Parameters<typeof mayApprove>) {
  const ruling = mayApprove(...asked);
  return ruling.ok ? null : ruling.code;
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, { councilMeetings: words, lang }] = [signedIn(context), now(context), text(context)];
  const { plan, body } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  return handleCommand({
    request,
    context,
    parse: (fields, words_) => parseMeeting(fields, words_, plan.id),
    async run(pressed, key) {
      const letter = callLetter(words.letter, lang, body.slug, origin(context));
      const hand = { council, who, meetingId: plan.id, letter, at, key };
      const { done, told } = await carryOut(pressed, hand);
      const moved = pressed.do === "change" ? pressed.command : plan;
      const place = { slug: body.slug, day: moved.day, start: moved.start };
      if (done === "begun") return writePath(place);
      const more = told ? { breve: String(told.letters), uden: told.withoutAddress.join(", ") } : {};
      return `${meetingPath(place)}?${new URLSearchParams({ gjort: done, ...more })}`;
    },
  });
}

export default function Meeting({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, councilBetween, lang } = useText();
  const { meeting: words, states, kinds } = councilMeetings;
  const { slug, name, keeps, plan, items, dialogues, history, done, letters, withoutAddress } = loaderData;
  const at = { slug, day: plan.day, start: plan.start };
  const day = dayOfMeeting(plan.day, lang);
  const { print, word, html } = councilMeetings.shown;
  const taken = { udskrift: print, "som/word": word, "som/fil": html };
  return (
    <Page
      title={words.title(name, day)}
      lead={<Badge tone="info">{states[plan.state]}</Badge>}
      back={<BackLink to={bodyPath(slug)}>{words.back}</BackLink>}
    >
      <MeetingNav at={at} plan={plan} here="meeting" keeps={keeps} />
      <Done
        words={{ changed: words.changed, nowCalled: words.nowCalled, nowCancelled: words.nowCancelled }}
        what={done}
      />
      {letters === null ? null : <p>{words.told(letters)}</p>}
      {withoutAddress ? <Alert variant="warning">{words.withoutAddress(withoutAddress)}</Alert> : null}
      <Card title={words.facts}>
        <SummaryList
          rows={[
            { label: councilMeetings.plan.kind, value: kinds[plan.kind] },
            { label: councilMeetings.plan.day, value: day },
            { label: councilMeetings.plan.start, value: [plan.start, plan.end].filter(Boolean).join("–") },
            { label: councilMeetings.plan.place, value: plan.place || words.noPlace },
            ...(plan.link === ""
              ? []
              : [{ label: councilMeetings.plan.online, value: <a href={plan.link}>{plan.link}</a> }]),
            ...(plan.joint.length === 0
              ? []
              : [{ label: words.joint, value: plan.joint.map((one) => one.name).join(", ") }]),
            ...(plan.why === "" ? [] : [{ label: words.cancelWhy, value: plan.why }]),
          ]}
        />
      </Card>
      {items > 0 ? (
        <p className="row-facts">
          <span>{councilMeetings.shown.keeperEdition}:</span>
          {(["udskrift", "som/word", "som/fil"] as const).map((file) => (
            <span key={file}>
              <a href={`${publicPath(at)}/${file}?${WHOLE}`}>{taken[file]}</a>
            </span>
          ))}
        </p>
      ) : null}
      {dialogues.length === 0 ? null : (
        <Card title={councilBetween.dialogues.onItems}>
          <p>{councilBetween.dialogues.onItemsLead}</p>
          <ItemDialogues slug={slug} dialogues={dialogues} writable={false} />
        </Card>
      )}
      {keeps && (plan.state === "planned" || plan.state === "called") ? (
        <Before {...loaderData} again={actionData} />
      ) : null}
      <Approval {...loaderData} again={actionData} />
      {history.length > 0 ? (
        <Card title={words.history}>
          <Rows>
            {history.map(({ edition, at: moment, by, did, why }) => (
              <Row key={edition} title={words.did[did]} time={<FullMoment at={moment} />}>
                <p className="row-facts">{by}</p>
                {why === "" ? null : <p className="written">{why}</p>}
                {keeps ? (
                  <p>
                    <Link
                      to={`${publicPath(at)}/udgave/${edition}`}
                      aria-label={`${words.seeEdition} ${edition}`}
                    >
                      {words.seeEdition}
                    </Link>
                  </p>
                ) : null}
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
    </Page>
  );
}
