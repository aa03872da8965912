import type { ReactNode } from "react";
import { Link } from "react-router";
import { dayOf } from "#kernel/time.ts";
import type { Item, PublicItem, ShownDialogue } from "#modules/council/index.ts";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { ItemText } from "../shared/ItemText.tsx";
import { leadOn } from "../shared/leadOn.ts";
import { bodyPath, dialoguesPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** A meeting as everybody may read it: its minutes once they are published, else the agenda it was called with. Open items only. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const path = `${bodyPath(params.slug)}/${params.meeting}`;
  const found = await council.minutes(params.slug, params.meeting);
  const dialogues = await council.dialoguesShown(params.slug, params.meeting);
  if (found !== null) {
    const corrections = await council.corrections(params.slug, params.meeting);
    const { body, meeting, items, correcting } = found;
    return publicly(context, {
      ...{ kind: "minutes" as const, slug: body.slug, name: body.name, path, meeting, items, dialogues },
      correcting,
      corrections: corrections.map(({ at, why }) => ({ day: dayOf(at), why })),
    });
  }
  const agenda = await council.agenda(params.slug, params.meeting);
  if (agenda === null) return leadOn(context, params);
  const { body, plan, items, state, online } = agenda;
  return publicly(context, {
    ...{ kind: "agenda" as const, slug: body.slug, name: body.name, path, plan, items, online, dialogues },
    ...{ cancelled: state === "cancelled", written: state !== "called" && state !== "cancelled" },
  });
}

export default function Shown({ loaderData }: Route.ComponentProps) {
  return loaderData.kind === "minutes" ? <Minutes {...loaderData} /> : <Agenda {...loaderData} />;
}

type Data = Route.ComponentProps["loaderData"];

function Minutes({
  slug,
  name,
  path,
  meeting,
  items,
  correcting,
  corrections,
  dialogues,
}: Extract<Data, { kind: "minutes" }>) {
  const { council: words, councilMeetings, lang } = useText();
  const { date, start, end, place, participants, next } = meeting;
  return (
    <Page
      title={words.minutes(name, dayOfMeeting(date, lang))}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      {correcting ? <Alert variant="info">{councilMeetings.shown.correcting}</Alert> : null}
      {corrections.length > 0 ? (
        <Alert variant="info">
          {corrections.map(({ day, why }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, newest first.
            <p key={i}>{councilMeetings.shown.corrected(dayOfMeeting(day, lang), why)}</p>
          ))}
        </Alert>
      ) : null}
      <Card>
        <SummaryList
          rows={[
            ...(start ? [{ label: words.when, value: end ? words.until(start, end) : start }] : []),
            ...(place ? [{ label: words.where, value: place }] : []),
            ...(participants.length > 0 ? [{ label: words.present, value: participants.join(", ") }] : []),
            ...(next ? [{ label: words.next, value: dayOfMeeting(next.date, lang) }] : []),
          ]}
        />
        <Taken path={path} />
      </Card>
      <Items items={items} closed={words.closedBody} talked={{ slug, dialogues }} />
    </Page>
  );
}

function Agenda({
  slug,
  name,
  path,
  plan,
  items,
  cancelled,
  written,
  online,
  dialogues,
}: Extract<Data, { kind: "agenda" }>) {
  const { council: words, councilMeetings, lang } = useText();
  const { day, start, end, place, joint, kind } = plan;
  return (
    <Page
      title={councilMeetings.shown.agendaOf(name, dayOfMeeting(day, lang))}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      {cancelled ? <Alert variant="warning">{councilMeetings.shown.cancelled}</Alert> : null}
      {written ? <Alert variant="info">{councilMeetings.shown.notYet}</Alert> : null}
      <Card>
        <SummaryList
          rows={[
            { label: councilMeetings.plan.kind, value: councilMeetings.kinds[kind] },
            ...(start ? [{ label: words.when, value: end ? words.until(start, end) : start }] : []),
            ...(place ? [{ label: words.where, value: place }] : []),
            ...(online
              ? [{ label: councilMeetings.shown.online, value: councilMeetings.shown.inLetter }]
              : []),
            ...(joint.length > 0
              ? [{ label: councilMeetings.meeting.joint, value: joint.map((one) => one.name).join(", ") }]
              : []),
          ]}
        />
        <Taken path={path}>
          <a href={`${path}/kalender.ics`}>{councilMeetings.shown.calendar}</a>
        </Taken>
      </Card>
      {cancelled ? null : (
        <Items
          items={items}
          closed={councilMeetings.shown.behindClosedDoors}
          talked={{ slug, dialogues }}
          ahead
        />
      )}
    </Page>
  );
}

/** What may be taken along. */
function Taken({ path, children }: { path: string; children?: ReactNode }) {
  const words = useText().councilMeetings.shown;
  return (
    <p className="row-facts">
      {children ? <span>{children}</span> : null}
      <span>
        <a href={`${path}/udskrift`}>{words.print}</a>
      </span>
      <span>
        <a href={`${path}/som/word`}>{words.word}</a>
      </span>
      <span>
        <a href={`${path}/som/fil`}>{words.html}</a>
      </span>
    </p>
  );
}

interface ItemsProps {
  readonly items: readonly PublicItem[];
  /** What stands instead of a closed item. */
  readonly closed: string;
  /** What was talked about in writing before, of the open items. */
  readonly talked: { readonly slug: string; readonly dialogues: readonly ShownDialogue[] };
  /** The meeting has not been held: an item of which nothing is written yet is its title. */
  readonly ahead?: boolean;
}

function Items({ items, closed, talked: { slug, dialogues }, ahead = false }: ItemsProps) {
  const { council: words, councilBetween } = useText();
  return (
    <div lang="da">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item's place is what tells it apart.
        <article key={i} id={`punkt-${i + 1}`}>
          {"title" in item ? (
            <Card title={words.item(item.number, item.title)}>
              <Head item={item} />
              <ItemText item={item} ahead={ahead} />
              {dialogues
                .filter(({ place }) => place === i + 1)
                .map(({ id, title }) => (
                  <p key={id}>
                    {councilBetween.dialogues.shownOnItem}{" "}
                    <Link to={`${dialoguesPath(slug)}/${id}`}>{title}</Link>
                  </p>
                ))}
            </Card>
          ) : (
            <Card title={words.closedItem(item.number)} tone="quiet">
              <p>{closed}</p>
            </Card>
          )}
        </article>
      ))}
    </div>
  );
}

function Head({ item }: { item: Item }) {
  const words = useText().councilMeetings;
  const { presenter, minutes, links = [] } = item;
  return (
    <>
      {presenter || minutes ? (
        <p className="quiet">
          {[
            presenter ? `${words.shown.presenter} ${presenter}` : null,
            minutes ? words.minutes(minutes) : null,
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
      ) : null}
      {links.length > 0 ? (
        <ul>
          {links.map(({ title, link }) => (
            <li key={link}>
              <a href={link}>{title}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
