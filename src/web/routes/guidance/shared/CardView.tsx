import type { Block, Card as KnowledgeCard, Moment } from "#modules/guidance/index.ts";
import type { Lang } from "../../../text/lang.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";

export interface CardShown {
  readonly lang: Lang;
  readonly blocks: readonly Block[];
  readonly moments: readonly Moment[];
  /** Kinds of need, in words. */
  readonly needs: readonly string[];
  readonly sources: KnowledgeCard["sources"];
  readonly clinical: KnowledgeCard["clinical"];
  readonly reviewOn: string;
  readonly old: boolean;
  /** The reader reads English that is older than the Danish. */
  readonly englishOlder: boolean;
  readonly example: boolean;
  readonly withdrawn: boolean;
}

/** A card: its words first and alone, then what they stand on. One screen on a phone. */
export function CardView({ card }: { card: CardShown }) {
  const { guidance: words, lang } = useText();
  const foreign = card.lang === lang ? undefined : card.lang;
  return (
    <>
      {card.withdrawn ? <Alert variant="warning">{words.withdrawnBody}</Alert> : null}
      <Card tone="warm">
        <div className="knowledge" lang={foreign}>
          {card.blocks.map((block) => (
            <Part key={block.kind === "list" ? block.items.join() : block.text} block={block} />
          ))}
        </div>
        {foreign ? <p className="quiet">{words.danishOnly}</p> : null}
      </Card>
      {card.clinical ? (
        <p>
          {words.guideline}: <SourceLink source={card.clinical.guideline} />
        </p>
      ) : null}
      {card.old ? (
        <p>
          <strong>{words.old}:</strong> <Day on={card.reviewOn} />. {words.oldBody}
        </p>
      ) : null}
      {card.englishOlder ? <p className="quiet">{words.englishOlderBody}</p> : null}
      {card.example ? <p className="quiet">{words.exampleBody}</p> : null}
      <Grounds card={card} />
    </>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Grounds({ card }: { card: CardShown }) {
  const { guidance: words } = useText();
  const about = [...card.moments.map((moment) => words.moments[moment]), ...card.needs];
  const rows: (SummaryRow | null)[] = [
    { label: words.about, value: about.join(" · ") },
    {
      label: words.sources,
      value: (
        <ul className="nobullet-list">
          {card.sources.map((source) => (
            <li key={source.title}>
              <SourceLink source={source} />
            </li>
          ))}
        </ul>
      ),
    },
    card.clinical ? { label: words.owner, value: card.clinical.owner } : null,
    card.old ? null : { label: words.reviewed, value: <Day on={card.reviewOn} /> },
  ];
  return <SummaryList rows={rows.filter((row) => row !== null)} />;
}

const SourceLink = ({ source: { title, url } }: { source: KnowledgeCard["sources"][number] }) =>
  url === null ? title : <a href={url}>{title}</a>;
