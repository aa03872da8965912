import type { Consultation, ConsultationDesk } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";

interface DraftingProps {
  readonly consultation: Pick<Consultation, "state" | "sent">;
  readonly desk: ConsultationDesk;
  readonly again: FormAgain | undefined;
}

/** What the members say, each in their own words, and the answer they write together. */
export function Drafting({ consultation, desk, again }: DraftingProps) {
  const words = useText().councilConsultations.desk;
  const { version, draft, inputs } = desk;
  const mine = again?.form === "write" ? again : undefined;
  // What somebody else has written stands beside what one has typed oneself: the two are put together by hand.
  const told = mine?.refusal?.code === "editedMeanwhile";
  const open = consultation.state === "open" || consultation.state === "drafting";
  return (
    <>
      <Card title={words.inputs}>
        {inputs.length === 0 ? (
          <p>{words.noInputs}</p>
        ) : (
          <Rows>
            {inputs.map(({ id, at, by, words: said }) => (
              <Row key={id} title={by ?? words.house} time={<FullMoment at={at} />}>
                <p className="written" lang="da">
                  {said}
                </p>
              </Row>
            ))}
          </Rows>
        )}
        {open ? (
          <CommandForm name="input" again={again}>
            <Edition name="seen" value={version} />
            <p>{words.inputsLead}</p>
            <TextArea name="words" label={words.input} rows={4} limit={5000} />
            <ButtonRow>
              <Button variant="secondary">{words.giveInput}</Button>
            </ButtonRow>
          </CommandForm>
        ) : null}
      </Card>
      {open ? (
        <Card title={words.draft}>
          {told ? (
            <>
              <p>{words.meanwhile}</p>
              <p className="written" lang="da">
                {draft}
              </p>
            </>
          ) : null}
          <CommandForm name="write" again={again}>
            <Edition name="seen" value={version} />
            <p>{words.draftLead}</p>
            <TextArea name="words" label={words.words} initial={draft} rows={14} limit={50_000} />
            <ButtonRow>
              <Button>{words.saveDraft}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {!open && consultation.sent === null && draft !== "" ? (
        <Card title={words.words}>
          <p className="written" lang="da">
            {draft}
          </p>
        </Card>
      ) : null}
    </>
  );
}
