import { Link } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn, viewerIfAny } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import script from "../../../minuting.ts?worker&url";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { DISSENT } from "../shared/dissent.ts";
import { MeetingNav } from "../shared/MeetingNav.tsx";
import { agendaPath, meetingPath, writePath } from "../shared/meetingPaths.ts";
import { bodyPath } from "../shared/paths.ts";
import { savedParts } from "../shared/texts.ts";
import type { Route } from "./+types/route.ts";
import { parseWriting } from "./form.ts";
import { ItemCard } from "./ItemCard.tsx";
import { TakenOff } from "./Unsaved.tsx";
import "./write.css";

/** Minutes are written, item by item, by one or more who keep the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [who, drawn] = [signedIn(context), now(context)];
  const file = await found(council.meetingFile(who, params.slug, params.meeting, drawn));
  const { body, keeps, plan, rules, items, takenOff, besides, attendance, away, dissents, tasks } = file;
  if (!keeps) return unknown();
  const dialogues = await council.dialoguesAt(who, plan, drawn);
  return {
    ...{
      slug: body.slug,
      name: body.name,
      plan,
      takenOff,
      besides,
      dissentWritten: rules.dissentRecorded,
      attendance,
      drawn,
    },
    writable: ["planned", "called", "held", "approved", "published"].includes(plan.state),
    items: items.map((item) => ({
      ...item,
      besides: besides.filter(({ itemId }) => itemId === item.id),
      away: away.filter(({ itemId }) => itemId === item.id),
      dialogues: dialogues.filter(({ itemId }) => itemId === item.id),
      dissents: dissents.filter(({ itemId }) => itemId === item.id),
      tasks: tasks.filter(({ itemId }) => itemId === item.id),
    })),
    ...{ writer: crypto.randomUUID(), owner: who.personId, shared: viewerIfAny(context)?.shared ?? false },
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { plan, body } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  const place = { slug: body.slug, day: plan.day, start: plan.start };
  const after = (itemId: string, done = "saved") => `${writePath(place)}?gjort=${done}#punkt-${itemId}`;
  return handleCommand({
    request,
    context,
    parse: (fields, words) => parseWriting(fields, words, { meetingId: plan.id, bodyId: body.id }),
    async run(pressed, key) {
      switch (pressed.do) {
        case "texts":
          await savedParts(council, who, { meetingId: plan.id, itemId: pressed.itemId }, pressed, at);
          return after(pressed.itemId);
        case "settle":
          await council.settleText(who, pressed.command, at, key);
          return after(pressed.itemId, "settled");
        case "away":
          await council.setAway(who, pressed.command, at, key);
          return after(pressed.itemId);
        case "dissent":
          await council.addDissent(who, pressed.command, at, key);
          return after(pressed.itemId);
        case "undissent":
          await council.removeDissent(who, pressed.command, at, key);
          return after(pressed.itemId);
        case "finish":
          await council.finishMinutes(who, { meetingId: plan.id, seen: pressed.seen, ...DISSENT }, at, key);
          return `${meetingPath(place)}?gjort=changed`;
        case "writeOn":
          await council.writeOn(who, plan.id, at, key);
          return `${writePath(place)}#punkt-${pressed.itemId}`;
        case "task":
          await council.addTask(who, pressed.command, at, key);
          return after(pressed.itemId);
      }
    },
  });
}

const STATUSES = ["saved", "saving", "waiting", "beside", "stopped", "signedOut", "newer"] as const;

export default function Write({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, lang } = useText();
  const { write: words, meeting } = councilMeetings;
  const {
    slug,
    name,
    plan,
    items,
    takenOff,
    dissentWritten,
    attendance,
    drawn,
    writable,
    writer,
    owner,
    shared,
    done,
  } = loaderData;
  const at = { slug, day: plan.day, start: plan.start };
  const correcting = plan.state === "approved" || plan.state === "published";
  return (
    <Page
      title={words.title(name, dayOfMeeting(plan.day, lang))}
      lead={writable ? words.lead : undefined}
      back={<BackLink to={bodyPath(slug)}>{meeting.back}</BackLink>}
    >
      <MeetingNav at={at} plan={plan} here="write" keeps />
      <Done words={{ saved: words.saved, settled: words.settled }} what={done} />
      {correcting ? <Alert variant="info">{words.correctLead}</Alert> : null}
      {items.length === 0 ? (
        <EmptyState title={words.none}>
          <Link to={agendaPath(at)}>{councilMeetings.pages.agenda}</Link>
        </EmptyState>
      ) : null}
      <div
        data-minuting={writable ? "open" : "closed"}
        data-save={`${writePath(at)}/gem`}
        data-writer={writer}
        data-owner={owner}
        data-drawn={drawn.toISOString()}
        data-shared={shared ? "" : undefined}
      >
        <div hidden>
          {STATUSES.map((status) => (
            <span key={status} data-says={status}>
              {words.status[status]}
            </span>
          ))}
        </div>
        <p className="quiet">{words.keys}</p>
        {takenOff.map((item) => (
          <TakenOff key={item.id} item={item} others={writable ? items : []} />
        ))}
        {items.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            {...{ attendance, dissentWritten, writable, writer }}
            again={actionData}
            state={plan.state}
            meetingId={plan.id}
            slug={slug}
            path={writePath(at)}
          />
        ))}
      </div>
      {plan.state === "held" ? (
        <Card title={words.finish} id="faerdig">
          <p>{words.finishLead}</p>
          <CommandForm name="finish-" again={actionData}>
            <Edition name="seen" value={plan.edition} />
            <ButtonRow>
              <Button>{words.finishPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      <script type="module" src={script} />
    </Page>
  );
}
