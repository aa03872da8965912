import { use } from "react";
import type { PossibleMatch } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Button, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { FormContext } from "../../../ui/formContext.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";

/**
 * "Er det en, I kender?" – inside the form, so that every answer carries along what was written. `sure` says which
 * name has been asked about; another name is asked about anew.
 */
export function Matches({ matches }: { matches: readonly PossibleMatch[] }) {
  const { start } = useText();
  const { again } = use(FormContext);
  if (matches.length === 0) return null;
  return (
    <Card title={start.matches.title} id="kendt">
      <p role="status">{start.matches.lead}</p>
      {/* Enter in a field presses a form's first button: it must not be an answer about somebody. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {start.matches.no}
      </button>
      <input type="hidden" name="sure" value={again?.values.knownAs?.[0] ?? ""} />
      <input type="hidden" name="sureNumber" value={again?.values.number?.[0] ?? ""} />
      <Rows>
        {matches.map((match) => (
          <MatchRow key={match.citizenId} match={match} />
        ))}
      </Rows>
    </Card>
  );
}

function MatchRow({ match }: { match: PossibleMatch }) {
  const { start, catalogue } = useText();
  const { matches } = start;
  const { holder, birthYear } = match;
  return (
    <Row title={match.knownAs} actions={<Answer match={match} />}>
      <Facts
        items={[
          catalogue.ageBand[match.ageBand],
          birthYear === null ? null : matches.born(birthYear),
          match.ours ? matches.ours : holder ? matches.holder(holder.unit.name) : matches.closed,
          holder && !match.ours ? <PhoneLink key="phone" phone={holder.phone} /> : null,
        ]}
      />
      {holder && !match.ours ? <p className="quiet">{matches.arrivedHint(holder.unit.name)}</p> : null}
    </Row>
  );
}

function Answer({ match }: { match: PossibleMatch }) {
  const { matches } = useText().start;
  const { courseId, citizenId, holder, knownAs } = match;
  const label = (what: string) => ({ "aria-label": matches.label(what, knownAs) });
  if (courseId === null) {
    return (
      <Button variant="secondary" name="citizenId" value={citizenId} {...label(matches.begin)}>
        {matches.begin}
      </Button>
    );
  }
  if (holder === null) {
    return (
      <Button variant="secondary" name="reopen" value={courseId} {...label(matches.reopen)}>
        {matches.reopen}
      </Button>
    );
  }
  return (
    <>
      <Button variant="secondary" name="arrive" value={courseId} {...label(matches.arrived)}>
        {matches.arrived}
      </Button>
      {match.ours ? (
        <LinkButton to={`/forloeb/${courseId}`} variant="tertiary">
          {matches.open}
        </LinkButton>
      ) : null}
    </>
  );
}
