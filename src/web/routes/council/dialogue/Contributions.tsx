import { dayOf } from "#kernel/time.ts";
import type { Contribution } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { dayOfMeeting } from "../shared/dates.ts";

interface ContributionsProps {
  readonly contributions: readonly Contribution[];
  readonly open: boolean;
  readonly again: FormAgain | undefined;
}

/** What was written, in the order it was; one's own may be taken back. And a place to write, while it is open. */
export function Contributions({ contributions, open, again }: ContributionsProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.dialogues;
  const dayText = (at: Date) => dayOfMeeting(dayOf(at), lang);
  return (
    <>
      <Card title={words.said}>
        {contributions.length === 0 ? <p>{words.nothing}</p> : null}
        <Rows>
          {contributions.map(({ id, name, onBehalfOf, words: said, at, mine }) => (
            <Row key={id} title={name} time={<FullMoment at={at} />}>
              <Facts items={[onBehalfOf]} />
              {said === null ? (
                <p className="quiet">{words.withdrawn}</p>
              ) : (
                <p className="written" lang="da">
                  {said}
                </p>
              )}
              {mine && said !== null ? (
                <CommandForm name={`withdraw-${id}`} again={again}>
                  <Button variant="tertiary" aria-label={words.withdrawLabel(dayText(at))}>
                    {words.withdraw}
                  </Button>
                </CommandForm>
              ) : null}
            </Row>
          ))}
        </Rows>
      </Card>
      {open ? (
        <Card title={words.write}>
          <CommandForm name="write" again={again}>
            <TextArea name="words" label={words.words} hint={words.wordsHint} rows={5} limit={8000} />
            <ButtonRow>
              <Button>{words.writePress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </>
  );
}
