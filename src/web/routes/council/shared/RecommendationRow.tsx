import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import type { ListedRecommendation } from "../recommendations/present.ts";
import { ClockBadge } from "./ClockBadge.tsx";
import { askedPath, recommendationPath } from "./recommendationPaths.ts";

/** One recommendation in a list: its words, how it stands, and each that was asked. */
export function RecommendationRow({ slug, one }: { slug: string; one: ListedRecommendation }) {
  const { councilRecommendations: words } = useText();
  const { key, number, text, standing, focusArea, focus, askings } = one;
  return (
    <Row
      title={
        <Link to={recommendationPath(slug, key)} lang="da">
          {number}. {text}
        </Link>
      }
      time={<Badge tone={standing === "answered" ? "success" : "plain"}>{words.standing[standing]}</Badge>}
    >
      <Facts items={[focusArea, ...focus.map((year) => words.focus(year))]} />
      {askings.length > 0 ? (
        <ul className="nobullet-list">
          {askings.map((asking) => (
            <li key={asking.id}>
              <Link to={askedPath(asking.slug)} lang="da">
                {asking.name}
              </Link>{" "}
              <ClockBadge clock={asking.clock} kind={asking.kind} />
            </li>
          ))}
        </ul>
      ) : null}
    </Row>
  );
}
