import { Link } from "react-router";
import type { Review } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";

/** What has happened to the minutes, the newest first, each edition there to be read by whoever keeps the papers. */
export function History(props: { history: Review["history"]; path: string; edition: number }) {
  const { council, councilTakeIn } = useText();
  const words = council.review;
  return (
    <Card title={words.history}>
      <Rows>
        {props.history.map(({ edition, at, by, did, why }) => (
          <Row key={edition} title={words.did[did]} time={<FullMoment at={at} />}>
            <Facts
              items={[
                by ?? words.house,
                edition === props.edition ? null : (
                  <Link key="edition" to={`${props.path}/udgave/${edition}`}>
                    {councilTakeIn.correcting.edition(edition)}
                  </Link>
                ),
              ]}
            />
            {why === "" ? null : <p className="written">{why}</p>}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
