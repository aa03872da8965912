import type { ReactNode } from "react";
import { Link } from "react-router";
import type { HouseToday, StayLine } from "#modules/stays/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";

/** Huset i dag: who is on their way, and whose stay ends (B3). What is pressed is on the house's own page. */
export function House({ today }: { today: HouseToday }) {
  const { stays } = useText();
  const { today: words } = stays;
  const { expected, ending } = today;
  return (
    <Card title={words.title} tone={expected.length + ending.length === 0 ? "quiet" : "plain"}>
      <p className="quiet">{stays.lead(today.free)}</p>
      <Rows>
        {expected.map((line) => (
          <Guest key={line.id} line={line} to="/pladser">
            {stays.expected.title}. {stays.expected.until} <Moment at={line.heldUntil} />
          </Guest>
        ))}
        {ending.map((line) => (
          <Guest key={line.id} line={line} to={`/pladser/ophold/${line.id}`}>
            {line.overdue ? <strong>{stays.here.lastOver}</strong> : words.lastTonight}
          </Guest>
        ))}
      </Rows>
      <p className="row-more">
        <Link to="/pladser">{words.all}</Link>
      </p>
    </Card>
  );
}

function Guest({ line, to, children }: { line: StayLine; to: string; children: ReactNode }) {
  const { stays } = useText();
  const who = `${line.placeName}: ${line.knownAs ?? stays.someone}`;
  return (
    <Row id={`stay-${line.id}`} news={who} title={<Link to={to}>{who}</Link>}>
      <Facts items={[children]} />
    </Row>
  );
}
