import type { StopView } from "#modules/outreach/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { Person } from "./Person.tsx";
import { Seen } from "./Seen.tsx";

interface Shown {
  stop: StopView;
  roundId: string;
  mayNote: boolean;
  again: FormAgain | undefined;
}

/** One stop: whom to look for there, who has been seen, and that somebody was there. */
export function Stop({ stop, roundId, mayNote, again }: Shown) {
  const { round } = useText().outreach;
  const nobody = stop.searches.length + stop.sightings.length === 0;
  return (
    <Card
      id={`stop-${stop.id}`}
      title={
        <>
          {stop.usualTime ? <span className="round-time">{stop.usualTime.replace(":", ".")} </span> : null}
          {stop.place}
        </>
      }
      tone={stop.visit?.state === "done" ? "quiet" : "plain"}
    >
      {nobody ? <p className="quiet">{round.nobody}</p> : null}
      <Rows>
        {stop.searches.map((line) => (
          <Person key={line.id} line={line} roundId={roundId} again={again} />
        ))}
        {stop.sightings.map((line) => (
          <Seen key={line.id} line={line} again={again} />
        ))}
      </Rows>
      <Visit stop={stop} />
      {mayNote && stop.visit?.state !== "done" ? <Mark stop={stop} again={again} /> : null}
    </Card>
  );
}

function Visit({ stop: { visit } }: Pick<Shown, "stop">) {
  const { round } = useText().outreach;
  if (!visit) return null;
  const said = visit.why ? round.stop.skipped(round.reasons[visit.why]) : round.stop.been(visit.by);
  return (
    <p>
      <strong>{said}</strong>{" "}
      <span className="quiet">
        <Moment at={visit.at} />
      </span>
    </p>
  );
}

function Mark({ stop, again }: Pick<Shown, "stop" | "again">) {
  const { round } = useText().outreach;
  const skip = `skip-${stop.id}`;
  return (
    <div className="round-stop">
      <CommandForm name={`done-${stop.id}`} again={again}>
        <Button variant="secondary" aria-label={`${round.stop.done}: ${stop.place}`}>
          {round.stop.done}
        </Button>
      </CommandForm>
      {stop.visit ? null : (
        <details className="row-form" open={again?.form === skip}>
          <summary className="button button-tertiary" aria-label={round.stop.skipLabel(stop.place)}>
            {round.stop.skip}
          </summary>
          <div>
            <Reasons form={skip} again={again} />
          </div>
        </details>
      )}
    </div>
  );
}

/** Why it was left, a press each. */
export function Reasons({ form, again }: { form: string; again: FormAgain | undefined }) {
  const { round } = useText().outreach;
  return (
    <CommandForm name={form} again={again}>
      <fieldset className="round-ways">
        <legend>{round.stop.why}</legend>
        {Object.entries(round.reasons).map(([why, label]) => (
          <Button key={why} variant="secondary" name="why" value={why}>
            {label}
          </Button>
        ))}
      </fieldset>
    </CommandForm>
  );
}
