import type { SightingLine } from "#modules/outreach/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, LinkButton } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** Somebody seen, and not met: met, a course begins or a short contact was enough, and the words are gone. */
export function Seen({ line, again }: { line: SightingLine; again: FormAgain | undefined }) {
  const { seen } = useText().outreach.round;
  return (
    <Row
      title={line.words}
      actions={
        <>
          <LinkButton to={`/nogen-staar-her?set=${line.id}`} variant="primary">
            {seen.begin}
          </LinkButton>
          <LinkButton to={`/kort-kontakt?set=${line.id}`}>{seen.brief}</LinkButton>
          <CommandForm name={`gone-${line.id}`} again={again}>
            <Button variant="tertiary">{seen.gone}</Button>
          </CommandForm>
        </>
      }
    >
      <Facts
        items={[
          seen.title,
          <>
            {seen.until} <Day on={line.endsOn} />
          </>,
        ]}
      />
    </Row>
  );
}

/** So many days words may stand. */
const DAYS = [3, 7, 14, 30];

/** A few words about somebody seen and not met. */
export function SeenForm({
  stops,
  again,
}: {
  stops: readonly { readonly id: string; readonly place: string }[];
  again: FormAgain | undefined;
}) {
  const { seen, anywhere } = useText().outreach.round;
  return (
    <details className="details" open={again?.form === "seen"}>
      <summary className="details-summary">{seen.add}</summary>
      <div className="details-text">
        <p>{seen.lead}</p>
        <CommandForm name="seen" again={again}>
          <TextArea name="words" label={seen.words} hint={seen.wordsHint} rows={2} limit={160} />
          <Select
            name="stopId"
            label={seen.at}
            optional
            none={anywhere}
            options={stops.map(({ id, place }) => ({ value: id, label: place }))}
          />
          <Select
            name="days"
            label={seen.days}
            initial="14"
            options={DAYS.map((days) => ({ value: String(days), label: seen.daysOf(days) }))}
          />
          <Button variant="secondary">{seen.press}</Button>
        </CommandForm>
      </div>
    </details>
  );
}
