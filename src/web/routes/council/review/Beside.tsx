import type { Item, Minutes, Review } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ItemText } from "../shared/ItemText.tsx";

/** What was read, and the document it was read from, line by line: beside each other where there is room. */
export function Beside(props: {
  meeting: Minutes["meeting"];
  items: readonly Item[];
  source: Review["source"];
}) {
  const { council } = useText();
  const words = council.review;
  const lines = props.source.text.replaceAll("\f", "\n").split(/\r\n|\r|\n/);
  return (
    <div className="beside">
      <Card title={words.read}>
        <p>{props.meeting.participants.join(", ")}</p>
        <div lang="da">
          {props.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item's place is what tells it apart.
            <article key={i} id={`punkt-${i + 1}`}>
              <h3>{council.item(item.number, item.title)}</h3>
              {item.open === false ? <Badge tone="warning">{words.closed}</Badge> : null}
              {item.open === null ? <Badge tone="warning">{words.unsaid}</Badge> : null}
              <ItemText item={item} />
            </article>
          ))}
        </div>
      </Card>
      <Card title={words.source}>
        <p className="quiet">{props.source.name}</p>
        <ol className="source-lines" lang="da">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's number is what tells it apart.
            <li key={i} id={`linje-${i + 1}`}>
              {line}
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
