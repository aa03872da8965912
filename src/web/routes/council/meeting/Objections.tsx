import type { ApprovalRound } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";

interface ObjectionsProps {
  readonly round: ApprovalRound;
  readonly keeps: boolean;
  readonly today: string;
  readonly again: FormAgain | undefined;
}

/** What members hold against the minutes, and what came of it. */
export function Objections({ round, keeps, today, again }: ObjectionsProps) {
  const words = useText().councilMeetings.approve;
  const open = round.closesOn === null || today <= round.closesOn;
  return (
    <Card title={words.objections}>
      {round.objections.length === 0 ? <p className="quiet">{words.noObjections}</p> : null}
      <Rows>
        {round.objections.map(({ id, by, at, words: said, answer }) => (
          <Row key={id} title={by} time={<FullMoment at={at} />}>
            <p className="written">{said}</p>
            {answer === "" ? null : (
              <p className="written">
                {words.answer}: {answer}
              </p>
            )}
            {keeps && answer === "" ? (
              <CommandForm name={`answer-${id}`} again={again}>
                <input type="hidden" name="objection" value={id} />
                <TextArea name="answer" label={words.answerField} rows={2} limit={4000} />
                <ButtonRow>
                  <Button variant="secondary">{words.answer}</Button>
                </ButtonRow>
              </CommandForm>
            ) : null}
          </Row>
        ))}
      </Rows>
      {open ? (
        <CommandForm name="object" again={again}>
          <TextArea name="words" label={words.objectField} rows={3} limit={4000} />
          <ButtonRow>
            <Button variant="secondary">{words.objectPress}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Card>
  );
}
