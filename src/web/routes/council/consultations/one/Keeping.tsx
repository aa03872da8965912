import type { Consultation } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Details } from "../../../../ui/Details.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { AskedFields } from "../shared/AskedFields.tsx";

interface KeepingProps {
  readonly consultation: Consultation;
  readonly version: number;
  /** Whether there is a draft. */
  readonly written: boolean;
  readonly meetings: readonly {
    readonly id: string;
    readonly heldOn: string;
    readonly starts: string | null;
  }[];
  readonly today: string;
  readonly again: FormAgain | undefined;
}

/** The next step, for whoever keeps the papers: adopt, send, follow up; and the rest folded away. */
export function Keeping(props: KeepingProps) {
  const words = useText().councilConsultations.desk;
  const { consultation, version, written, again } = props;
  const { state } = consultation;
  const seen = <Edition name="seen" value={version} />;
  return (
    <>
      {state === "drafting" && written ? <Adopt {...props} /> : null}
      {state === "adopted" ? (
        <Card title={words.send}>
          <CommandForm name="send" again={again}>
            {seen}
            <p>{words.sendLead}</p>
            <Field name="to" label={words.sendTo} initial={consultation.askedBy} maxLength={300} />
            <ButtonRow>
              <Button>{words.doSend}</Button>
            </ButtonRow>
          </CommandForm>
          <Details summary={words.reopen} open={again?.form === "reopen"}>
            <CommandForm name="reopen" again={again}>
              {seen}
              <TextArea name="why" label={words.reopenWhy} rows={2} limit={1000} />
              <ButtonRow>
                <Button variant="secondary">{words.reopen}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        </Card>
      ) : null}
      {state === "sent" || state === "followed" ? <Follow {...props} /> : null}
      <Details summary={words.correct} open={again?.form === "correct"}>
        <CommandForm name="correct" again={again}>
          {seen}
          <AskedFields initial={consultation} />
          <ButtonRow>
            <Button variant="secondary">{words.correct}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
      {consultation.sent === null && state !== "dropped" ? (
        <Details summary={words.drop} open={again?.form === "drop"}>
          <CommandForm name="drop" again={again}>
            {seen}
            <TextArea name="why" label={words.dropWhy} rows={2} limit={1000} />
            <ButtonRow>
              <Button variant="secondary">{words.doDrop}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </>
  );
}

function Adopt({ version, meetings, today, again }: KeepingProps) {
  const { councilConsultations, lang } = useText();
  const { desk: words, one } = councilConsultations;
  return (
    <Card title={words.adopt}>
      <CommandForm name="adopt" again={again}>
        <Edition name="seen" value={version} />
        <RadioGroup
          name="by"
          legend={words.adoptBy}
          options={(["meeting", "chair", "written"] as const).map((value) => ({
            value,
            label: one.adopters[value],
          }))}
        />
        <Field name="on" label={words.adoptOn} type="date" width="medium" initial={today} />
        {meetings.length > 0 ? (
          <Select
            name="meetingId"
            label={words.adoptMeeting}
            options={meetings.map(({ id, heldOn, starts }) => ({
              value: id,
              label: [dayOfMeeting(heldOn, lang), starts].filter((part) => part !== null).join(", "),
            }))}
            optional
          />
        ) : null}
        <Field name="note" label={words.adoptNote} maxLength={300} optional />
        <ButtonRow>
          <Button variant="secondary">{words.doAdopt}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Follow({ consultation, version, today, again }: KeepingProps) {
  const { councilConsultations } = useText();
  const { desk: words, outcomes } = councilConsultations;
  const { outcome } = consultation;
  return (
    <Card title={words.follow}>
      <CommandForm name="follow" again={again}>
        <Edition name="seen" value={version} />
        <RadioGroup
          name="outcome"
          legend={words.followIs}
          options={(["whole", "partly", "not"] as const).map((value) => ({ value, label: outcomes[value] }))}
          {...(outcome ? { initial: outcome.is } : {})}
        />
        <Field name="on" label={words.followOn} type="date" width="medium" initial={outcome?.on ?? today} />
        <TextArea
          name="words"
          label={words.followWords}
          initial={outcome?.words ?? ""}
          rows={4}
          limit={5000}
          optional
        />
        <ButtonRow>
          <Button variant="secondary">{words.doFollow}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
