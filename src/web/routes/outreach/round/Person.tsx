import { Link } from "react-router";
import type { MetHow, SearchLine } from "#modules/outreach/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, LinkButton } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { roundPath } from "../shared/paths.ts";

/** Somebody the team looks for: met in two taps, not found in one. */
export function Person({
  line,
  roundId,
  again,
}: {
  line: SearchLine;
  roundId: string;
  again: FormAgain | undefined;
}) {
  const { person } = useText().outreach.round;
  return (
    <Row
      id={`search-${line.id}`}
      title={<Link to={`/forloeb/${line.courseId}`}>{line.knownAs}</Link>}
      actions={<Actions line={line} roundId={roundId} again={again} />}
    >
      <Facts
        items={[
          line.places.length > 0 ? `${person.places} ${line.places.join(", ")}` : null,
          line.lastMetAt ? (
            <>
              {person.lastMet} <Moment at={line.lastMetAt} />
            </>
          ) : (
            person.never
          ),
          line.daysLookedFor > 0 ? person.looked(line.daysLookedFor) : null,
        ]}
      />
      {line.today ? (
        <p>
          <strong>{person.today[line.today.outcome](line.today.by)}</strong>
        </p>
      ) : null}
    </Row>
  );
}

function Actions({ line, roundId, again }: Parameters<typeof Person>[0]) {
  const { person } = useText().outreach.round;
  const met = `met-${line.id}`;
  if (line.today?.outcome === "met")
    return (
      <div className="round-wide">
        <LinkButton to={`${roundPath(roundId)}/henvis/${line.courseId}`}>{person.refer}</LinkButton>
      </div>
    );
  return (
    <>
      <details className="row-form" open={again?.form === met}>
        <summary className="button button-primary" aria-label={person.metLabel(line.knownAs)}>
          {person.met}
        </summary>
        <div>
          <CommandForm name={met} again={again}>
            <fieldset className="round-ways">
              <legend>{person.how}</legend>
              {(Object.entries(person.ways) as [MetHow, string][]).map(([how, label]) => (
                <Button
                  key={how}
                  variant={how === "wantsHelp" ? "primary" : "secondary"}
                  name="how"
                  value={how}
                >
                  {label}
                </Button>
              ))}
            </fieldset>
            <TextArea name="words" label={person.words} rows={2} optional limit={4000} />
          </CommandForm>
        </div>
      </details>
      {line.today ? null : (
        <CommandForm name={`missed-${line.id}`} again={again}>
          <Button variant="secondary" aria-label={person.missedLabel(line.knownAs)}>
            {person.missed}
          </Button>
        </CommandForm>
      )}
    </>
  );
}
