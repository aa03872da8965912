import { Link } from "react-router";
import type { BudgetDate, Encounter } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Badge } from "../../../../ui/Badge.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { meetingsPath } from "../shared/paths.ts";

/** So many days ahead a budget's day is near. */
const SOON = 30;

/** Whom a council has met and what came of it; and the days of the budgets it follows. */
export function Encounters(props: {
  slug: string;
  keeps: boolean;
  sits: boolean;
  encounters: readonly Encounter[];
  dates: readonly BudgetDate[];
}) {
  const { councilToolkit: words, lang } = useText();
  const { slug, keeps, sits, encounters, dates } = props;
  return (
    <>
      {dates.length > 0 ? (
        <Card title={words.budget.title}>
          <p>{words.budget.lead}</p>
          <Rows>
            {dates.map(({ id, authority, year, what, day, source, daysLeft }) => (
              <Row
                key={id}
                title={`${authority}: ${words.budget.steps[what]}`}
                time={
                  daysLeft < 0 ? (
                    <Badge>{words.budget.over}</Badge>
                  ) : daysLeft <= SOON ? (
                    <Badge tone="warning">{words.budget.inDays(daysLeft)}</Badge>
                  ) : null
                }
              >
                <Facts items={[dayOfMeeting(day, lang), words.budget.forYear(year), source]} />
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
      {encounters.length > 0 ? (
        <Card title={words.encounters.title}>
          <Rows>
            {encounters.map(({ id, kind, heldOn, withWhom, about, cameOf, shown }) => (
              <Row
                key={id}
                title={`${words.encounters.kinds[kind]}: ${withWhom}`}
                time={sits ? <Badge>{shown ? words.forEverybody : words.notPublic}</Badge> : null}
                actions={
                  keeps ? (
                    <Link
                      to={`${meetingsPath(slug)}?ret=${id}`}
                      aria-label={`${words.encounters.edit}: ${withWhom}`}
                    >
                      {words.encounters.edit}
                    </Link>
                  ) : null
                }
              >
                <Facts items={[dayOfMeeting(heldOn, lang)]} />
                <p className="written" lang="da">
                  {about}
                </p>
                {cameOf === "" ? (
                  <p className="quiet">{words.encounters.nothingYet}</p>
                ) : (
                  <p className="written" lang="da">
                    <strong>{words.encounters.cameOf}</strong> {cameOf}
                  </p>
                )}
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
    </>
  );
}
