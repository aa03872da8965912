import { Link } from "react-router";
import type { LeftLine, RoundLine } from "#modules/outreach/index.ts";
import { useText } from "../../../text/useText.ts";
import { LinkButton } from "../../../ui/Button.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { roundPath } from "./paths.ts";

/** Today's rounds and what is left of those before, each one press away. Also on Min vagt. */
export function TodaysRounds({ rounds, left }: { rounds: readonly RoundLine[]; left: readonly LeftLine[] }) {
  const { outreach } = useText();
  const { tonight } = outreach;
  return (
    <Rows>
      {rounds.map((round) => (
        <Row
          key={round.id}
          title={<Link to={roundPath(round.id)}>{round.name}</Link>}
          actions={<LinkButton to={roundPath(round.id)}>{tonight.open}</LinkButton>}
        >
          <Facts
            items={[
              outreach.begins(round.begins),
              outreach.progress(round.done, round.stops),
              round.goes.length > 0 ? outreach.goes(round.goes.join(", ")) : null,
            ]}
          />
        </Row>
      ))}
      {left.map(({ roundId, name, day, places }) => (
        <Row
          key={`${roundId}-${day}`}
          title={
            <Link to={roundPath(roundId, day)}>
              {name}: {tonight.left.toLowerCase()}
            </Link>
          }
          actions={<LinkButton to={roundPath(roundId, day)}>{tonight.leftOpen}</LinkButton>}
        >
          <Facts items={[<Day key="day" on={day} />, places.join(", ")]} />
        </Row>
      ))}
    </Rows>
  );
}
