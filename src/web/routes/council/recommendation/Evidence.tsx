import { Link } from "react-router";
import type { Evidence as OneEvidence } from "#modules/council/index.ts";
import type { QuarterFigure } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";

/** Pages of the house that ask who one is: what they count is not for everybody. */
const SIGNED_IN = /^\/mangler(?:\/|$|\?)/;

interface EvidenceProps {
  readonly evidence: readonly OneEvidence[];
  readonly stories: readonly { readonly path: string; readonly heading: string }[];
  /** Where the figure of those who left with nowhere to stay is read, and its newest number. */
  readonly live: { readonly path: string; readonly newest: QuarterFigure | null };
}

/** What a recommendation rests on. Figures and gaps are links to where they live, so that they are never old. */
export function Evidence({ evidence, stories, live }: EvidenceProps) {
  const { councilRecommendations: words } = useText();
  if (evidence.length === 0 && stories.length === 0) return null;
  return (
    <Card title={words.evidence}>
      <ul className="nobullet-list" lang="da">
        {evidence.map(({ kind, title, address, words: said }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list in the order it was given.
          <li key={i}>
            <Badge>{words.evidenceKind[kind]}</Badge> <Title title={title} address={address} />
            {SIGNED_IN.test(address) ? <span className="quiet"> ({words.needsSignIn})</span> : null}
            {address === live.path && live.newest ? <Newest figure={live.newest} /> : null}
            {said === "" ? null : <p className="written">{said}</p>}
          </li>
        ))}
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
      {evidence.some(({ kind }) => kind !== "source") ? <p className="quiet">{words.live}</p> : null}
    </Card>
  );
}

function Newest({ figure: { year, quarter, withoutPlace } }: { figure: QuarterFigure }) {
  const words = useText().councilSite.front.withoutPlace;
  return (
    <strong>
      {" "}
      {words.quarterOf(year, quarter)}: {withoutPlace ?? words.few}
    </strong>
  );
}

function Title({ title, address }: { title: string; address: string }) {
  if (address === "") return title;
  if (address.startsWith("/")) return <Link to={address}>{title}</Link>;
  return (
    <a href={address} rel="noreferrer">
      {title}
    </a>
  );
}
