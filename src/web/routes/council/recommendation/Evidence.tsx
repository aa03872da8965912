import { Link } from "react-router";
import type { Evidence as OneEvidence } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { LiveName } from "../../insight/shared/LiveName.tsx";
import type { LiveFigures } from "../../insight/shared/live.ts";

interface EvidenceProps {
  readonly evidence: readonly OneEvidence[];
  readonly stories: readonly { readonly path: string; readonly heading: string }[];
  /** The figures it rests on as they stand now, by address. */
  readonly live: LiveFigures;
}

/** What a recommendation rests on. A figure stands with its newest number, and is never an old copy. */
export function Evidence({ evidence, stories, live }: EvidenceProps) {
  const { councilRecommendations: words } = useText();
  if (evidence.length === 0 && stories.length === 0) return null;
  return (
    <Card title={words.evidence}>
      <ul className="nobullet-list">
        {evidence.map(({ kind, title, address, words: said }, i) => {
          const figure = live[address];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list in the order it was given.
            <li key={i}>
              <Badge>{words.evidenceKind[kind]}</Badge>{" "}
              {figure ? (
                <LiveName live={figure} address={address} />
              ) : (
                <Title title={title} address={address} />
              )}
              {said === "" ? null : (
                <p className="written" lang="da">
                  {said}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {stories.length > 0 ? (
        <>
          <h3>{words.stories}</h3>
          <ul lang="da">
            {stories.map(({ path, heading }) => (
              <li key={path}>
                <Link to={path}>{heading}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {Object.keys(live).length > 0 ? <p className="quiet">{words.live}</p> : null}
    </Card>
  );
}

function Title({ title, address }: { title: string; address: string }) {
  if (address === "") return <span lang="da">{title}</span>;
  if (address.startsWith("/"))
    return (
      <Link to={address} lang="da">
        {title}
      </Link>
    );
  return (
    <a href={address} rel="noreferrer" lang="da">
      {title}
    </a>
  );
}
