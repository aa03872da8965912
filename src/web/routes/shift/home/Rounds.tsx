import { Link } from "react-router";
import type { TonightView } from "#modules/outreach/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { TodaysRounds } from "../../outreach/shared/TodaysRounds.tsx";

/** Runder i dag: what a team goes out to, and what is left of last time (A7). */
export function Rounds({ tonight }: { tonight: TonightView }) {
  const { tonight: words } = useText().outreach;
  const nothing = tonight.rounds.length + tonight.left.length === 0;
  return (
    <Card title={words.title} tone={nothing ? "quiet" : "plain"}>
      {tonight.rounds.length === 0 ? <p className="quiet">{words.none}</p> : null}
      <TodaysRounds rounds={tonight.rounds} left={tonight.left} />
      <p className="row-more">
        <Link to="/runder">{words.all}</Link>
      </p>
    </Card>
  );
}
