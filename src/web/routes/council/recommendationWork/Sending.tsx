import type { AskingWithClock } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { Said } from "../recommendation/Said.tsx";
import { answerPath } from "../shared/recommendationPaths.ts";

interface SendProps {
  readonly today: string;
  readonly usual: string;
  readonly bodies: readonly { readonly slug: string; readonly name: string }[];
  readonly again: FormAgain | undefined;
}

/** Puts it to bodies that are to answer: those that are asked now share the date, and each has an asking of its own. */
export function Send({ today, usual, bodies, again }: SendProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  return (
    <Card title={words.send}>
      <CommandForm name="send" again={again}>
        <CheckboxGroup
          name="to"
          legend={words.to}
          hint={words.toHint}
          options={bodies.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <Field name="on" label={words.sentBefore} type="date" width="medium" initial={today} />
        <Field name="answerBy" label={words.answerBy} type="date" width="medium" initial={usual} />
        <RadioGroup
          name="basis"
          legend={words.basis}
          options={[
            { value: "requested", label: councilRecommendations.basis.requested },
            {
              value: "committed",
              label: councilRecommendations.basis.committed,
              more: (
                <Field
                  name="committedBy"
                  label={words.committedBy}
                  hint={words.committedByHint}
                  maxLength={500}
                  optional
                />
              ),
            },
          ]}
        />
        <TextArea name="words" label={words.message} rows={3} limit={2000} optional />
        <ButtonRow>
          <Button>{words.sendNow}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

interface AskedProps {
  readonly slug: string;
  readonly asking: AskingWithClock;
  readonly open: boolean;
  /** How many letters were written to whoever keeps their papers; null: none yet. */
  readonly reached: number | null;
  readonly again: FormAgain | undefined;
}

/** One that was asked: what it said, a later date, and where its answer is written in. */
export function Asked({ slug, asking, open, reached, again }: AskedProps) {
  const words = useText().councilRecommendations.work;
  const waits = asking.clock.state !== "answered" && asking.clock.state !== "stopped";
  return (
    <Card>
      <Said asking={asking} />
      {reached === null ? null : <p className="quiet">{words.reached(reached)}</p>}
      {open ? (
        <>
          <ButtonRow>
            <LinkButton to={answerPath(slug, asking.id)}>{words.record}</LinkButton>
          </ButtonRow>
          {waits ? (
            <Details summary={words.extend} open={again?.form === "extend"}>
              <CommandForm name="extend" again={again}>
                <input type="hidden" name="sendingId" value={asking.id} />
                <Field name="answerBy" label={words.newDate} type="date" width="medium" />
                <Field name="why" label={words.why} maxLength={1000} />
                <ButtonRow>
                  <Button variant="secondary">{words.extend}</Button>
                </ButtonRow>
              </CommandForm>
            </Details>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}
