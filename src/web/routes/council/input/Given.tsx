import type { GatheringQuestion, GatheringState, Input } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface GivenProps {
  readonly gathering: {
    readonly state: GatheringState;
    readonly keeps: boolean;
    readonly questions: readonly GatheringQuestion[];
    readonly inputs: readonly Input[];
  };
  readonly again: FormAgain | undefined;
}

/** What has come in, and a place to give more: until the day, and after it for whoever keeps the papers. */
export function Given({ gathering: { state, keeps, questions, inputs }, again }: GivenProps) {
  const { inputs: words } = useText().councilBetween;
  const over = state === "adopted" || state === "published" || state === "calledOff";
  return (
    <>
      <Card title={words.given}>
        {inputs.length === 0 ? <p>{words.nothing}</p> : null}
        <Rows>
          {inputs.map(({ id, place, fromWhom, words: said, mine }) => (
            <Row
              key={id}
              title={fromWhom}
              time={place === null ? words.all : String(place)}
              actions={
                !over && (mine || keeps) ? (
                  <CommandForm name={`withdraw-${id}`} again={again}>
                    <Button variant="tertiary" aria-label={words.withdrawLabel(fromWhom)}>
                      {words.withdraw}
                    </Button>
                  </CommandForm>
                ) : null
              }
            >
              <p className="written" lang="da">
                {said}
              </p>
            </Row>
          ))}
        </Rows>
      </Card>
      {state === "open" || (keeps && !over) ? (
        <Card title={words.give}>
          <CommandForm name="give" again={again}>
            {questions.length > 0 ? (
              <Select
                name="place"
                label={words.place}
                none={words.all}
                optional
                options={questions.map(({ place, words: question }) => ({
                  value: String(place),
                  label: `${place}. ${question}`,
                }))}
              />
            ) : null}
            <Field name="fromWhom" label={words.from} hint={words.fromHint} maxLength={200} />
            <TextArea name="words" label={words.words} rows={4} limit={8000} />
            <ButtonRow>
              <Button variant={keeps ? "secondary" : "primary"}>{words.givePress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </>
  );
}
