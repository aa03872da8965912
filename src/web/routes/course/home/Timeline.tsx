import type { Page, TimelineEntry } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { coursePath } from "../paths.ts";
import { detailOf } from "./happened.ts";

interface Props {
  courseId: string;
  page: Page<TimelineEntry> & { older: boolean };
  names: NeedNames;
}

/** What has happened, newest first, a page at a time. */
export function Timeline({ courseId, page, names }: Props) {
  const { timeline } = useText().course;
  return (
    <Card title={timeline.title} id="historik">
      <ol className="timeline">
        {page.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} names={names} />
        ))}
      </ol>
      <p className="timeline-pages">
        {page.older ? <a href={`${coursePath(courseId)}#historik`}>{timeline.latest}</a> : null}
        {page.next ? (
          <a href={`${coursePath(courseId)}?foer=${page.next}#historik`}>{timeline.earlier}</a>
        ) : null}
      </p>
    </Card>
  );
}

function Entry({ entry, names }: { entry: TimelineEntry; names: NeedNames }) {
  const text = useText();
  const { timeline } = text.course;
  const by = [entry.person, entry.byUnit?.name].filter(Boolean).join(", ");
  const detail = detailOf(entry, text);
  return (
    <li>
      <span className="timeline-when">
        <Moment at={entry.at} />
      </span>
      <span>
        <strong>{timeline.events[entry.type] ?? entry.type}</strong>
        {entry.needKind ? `: ${needName(names, entry.needKind, "")}` : null}
        {detail ? ` – ${detail}` : null}
        {entry.unit && entry.unit.id !== entry.byUnit?.id ? ` → ${entry.unit.name}` : null}
        {by ? <span className="quiet"> {timeline.by(by)}</span> : null}
      </span>
    </li>
  );
}
