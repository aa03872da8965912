import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Row } from "../../../ui/Rows.tsx";
import type { Asked } from "./asked.ts";
import { ClockBadge } from "./ClockBadge.tsx";
import { askedPath, recommendationPath } from "./recommendationPaths.ts";

/** One body that was asked about one recommendation: how long it has waited, and how it stands. */
export function AskedRow({ asked, actions }: { asked: Asked; actions?: ReactNode }) {
  const { councilRecommendations: words } = useText();
  const { council, key, number, text, body, clock, kind, basis } = asked;
  return (
    <Row
      title={
        <Link to={recommendationPath(council.slug, key)} lang="da">
          {number}. {text}
        </Link>
      }
      time={clock.state === "answered" ? null : words.clock.waited(clock.daysWaited)}
      actions={actions}
    >
      <p>
        <Link to={askedPath(body.slug)} lang="da">
          {body.name}
        </Link>{" "}
        <ClockBadge clock={clock} kind={kind} />
      </p>
      <p className="row-facts">
        <span lang="da">{words.waiting.from(council.name)}</span>
        <span>{words.basis[basis]}</span>
      </p>
    </Row>
  );
}
