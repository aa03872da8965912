import { Link } from "react-router";
import { meetingSchemas } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { HeadFields, headFrom } from "../shared/HeadFields.tsx";
import { MeetingNav } from "../shared/MeetingNav.tsx";
import { agendaPath, itemPath } from "../shared/meetingPaths.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import "./agenda.css";

/** The agenda of a meeting is built: items in their order. By whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await found(
    services(context).council.meetingFile(signedIn(context), params.slug, params.meeting, now(context)),
  );
  const { body, keeps, plan, items, deadlines } = file;
  return {
    ...{ slug: body.slug, name: body.name, keeps, plan },
    deadlines,
    today: now(context),
    open: ["planned", "called", "held"].includes(plan.state),
    items: items.map(({ id, place, title, open, caseNumber, minutes, presenter, annexes }) => ({
      ...{ id, place, title, open, caseNumber, minutes, presenter, annexes: annexes.length },
    })),
    total: items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    done: query(context).get("gjort"),
  };
}

type Pressed =
  | { readonly do: "add"; readonly head: Record<string, unknown> }
  | { readonly do: "move"; readonly itemId: string; readonly by: -1 | 1 };

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { plan, body } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  const path = agendaPath({ slug: body.slug, day: plan.day, start: plan.start });
  return handleCommand<Pressed>({
    request,
    context,
    parse(fields, text): Parsed<Pressed> {
      const pressed = oneOf(fields.form, ["add", "move"]);
      if (pressed === null) return noSuchForm(text);
      if (pressed === "move") {
        const [itemId, by] = fields.get("move").split(":");
        return itemId && (by === "-1" || by === "1")
          ? { ok: true, command: { do: "move", itemId, by: by === "1" ? 1 : -1 } }
          : noSuchForm(text);
      }
      const parsed = parseCommand(meetingSchemas.addItem, { meetingId: plan.id, ...headFrom(fields) }, text);
      return parsed.ok ? { ok: true, command: { do: "add", head: parsed.command } } : parsed;
    },
    async run(pressed, key) {
      if (pressed.do === "move") {
        await council.moveItem(who, { meetingId: plan.id, itemId: pressed.itemId, by: pressed.by }, at, key);
        return `${path}#punkt-${pressed.itemId}`;
      }
      await council.addItem(who, meetingSchemas.addItem.parse(pressed.head), at, key);
      return `${path}?gjort=saved`;
    },
  });
}

export default function Agenda({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, lang } = useText();
  const { agenda: words, meeting } = councilMeetings;
  const { slug, name, keeps, plan, items, total, open, done } = loaderData;
  const at = { slug, day: plan.day, start: plan.start };
  return (
    <Page
      title={words.title(name, dayOfMeeting(plan.day, lang))}
      lead={open ? words.lead : undefined}
      back={<BackLink to={bodyPath(slug)}>{meeting.back}</BackLink>}
    >
      <MeetingNav at={at} plan={plan} here="agenda" keeps={keeps} />
      <Done words={{ saved: words.saved }} what={done} />
      {open ? null : <Alert variant="info">{words.over}</Alert>}
      {items.length === 0 ? <EmptyState title={words.none} /> : null}
      {items.length > 0 ? (
        <Card>
          <CommandForm name="move" again={actionData}>
            <ol className="agenda">
              {items.map((item, i) => (
                <li key={item.id} id={`punkt-${item.id}`} className="agenda-item">
                  <div className="agenda-words">
                    <p className="agenda-title" lang="da">
                      <span className="agenda-number">{item.place}.</span>{" "}
                      <Link to={itemPath(at, item.id)}>{item.title}</Link>
                    </p>
                    <Facts
                      items={[
                        item.open ? null : councilMeetings.closed,
                        item.caseNumber,
                        item.minutes === null ? null : councilMeetings.minutes(item.minutes),
                        item.presenter,
                        item.annexes > 0 ? words.annexes(item.annexes) : null,
                      ]}
                    />
                  </div>
                  {open && keeps ? (
                    <div className="agenda-moves">
                      <MoveButton
                        value={`${item.id}:-1`}
                        label={words.up(item.title)}
                        sign="↑"
                        off={i === 0}
                      />
                      <MoveButton
                        value={`${item.id}:1`}
                        label={words.down(item.title)}
                        sign="↓"
                        off={i === items.length - 1}
                      />
                    </div>
                  ) : null}
                </li>
              ))}
            </ol>
          </CommandForm>
          {total > 0 ? <p className="quiet">{words.total(total)}</p> : null}
        </Card>
      ) : null}
      {open && keeps ? (
        <Card title={words.add} id="nyt">
          <CommandForm name="add" again={actionData}>
            <HeadFields />
            <ButtonRow>
              <Button>{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </Page>
  );
}

function MoveButton(props: { value: string; label: string; sign: string; off: boolean }) {
  return (
    <button
      type="submit"
      className="button button-secondary agenda-move"
      name="move"
      value={props.value}
      aria-label={props.label}
      disabled={props.off}
    >
      {props.sign}
    </button>
  );
}
