import type { Page, TimelineEntry } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { coursePath } from "../paths.ts";
import { detailOf, type Happened, stepOf, together } from "./happened.ts";

interface Props {
  courseId: string;
  page: Page<TimelineEntry> & { older: boolean };
  names: NeedNames;
}

/** Shown at once; the rest of the page's entries unfold. */
const FIRST = 8;

/** What has happened, newest first, a page at a time. */
export function Timeline({ courseId, page, names }: Props) {
  const { timeline } = useText().course;
  const entries = together(page.rows);
  const first = page.older ? entries : entries.slice(0, FIRST);
  const rest = page.older ? [] : entries.slice(FIRST);
  return (
    <Card title={timeline.title} id="historik">
      <Entries entries={first} names={names} />
      {rest.length > 0 ? (
        <Details summary={timeline.more(rest.length)}>
          <Entries entries={rest} names={names} />
        </Details>
      ) : null}
      {page.older || page.next ? (
        <p className="timeline-pages">
          {page.older ? <a href={`${coursePath(courseId)}#historik`}>{timeline.latest}</a> : null}
          {page.next ? (
            <a href={`${coursePath(courseId)}?foer=${page.next}#historik`}>{timeline.earlier}</a>
          ) : null}
        </p>
      ) : null}
    </Card>
  );
}

function Entries({ entries, names }: { entries: readonly Happened[]; names: NeedNames }) {
  return (
    <ol className="timeline no-max-width">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} names={names} />
      ))}
    </ol>
  );
}

function Entry({ entry, names }: { entry: Happened; names: NeedNames }) {
  const text = useText();
  const { timeline } = text.course;
  const by =
    entry.data.byCitizen === true
      ? timeline.theCitizen
      : [entry.person, entry.byUnit?.name].filter(Boolean).join(", ");
  const detail = detailOf(entry, text);
  const steps: Readonly<Record<string, string>> = {
    ...timeline.events,
    ...text.happened,
    arrivedHere: timeline.arrivedHere,
  };
  return (
    <li>
      <span className="timeline-when">
        <Moment at={entry.at} />
      </span>
      <span>
        <strong>{steps[stepOf(entry)] ?? entry.type}</strong>
        {entry.needKind ? `: ${needName(names, entry.needKind, "")}` : null}
        {detail ? ` – ${detail}` : null}
        {entry.times > 1 ? ` – ${timeline.inAll(entry.times)}` : null}
        {entry.units.length > 0 && entry.data.byCitizen !== true ? ` → ${entry.units.join(", ")}` : null}
        {by ? <span className="quiet"> {timeline.by(by)}</span> : null}
      </span>
    </li>
  );
}
