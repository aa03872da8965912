import type { AppointmentView } from "#modules/appointments/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { bookPath } from "../paths.ts";

interface Props {
  view: AppointmentView;
  again: FormAgain | undefined;
}

/** How it went: one press, or why not and what was learned. Said already, it can be said anew. */
export function Outcome({ view, again }: Props) {
  const { outcome: words } = useText().appointments;
  const said = view.state !== "booked";
  const forms = (
    <>
      {view.state === "attended" ? null : <Came view={view} again={again} said={said} />}
      {view.state === "noShow" ? null : (
        <Details summary={said ? words.anewMissed : words.missed} open={again?.form === "missed"}>
          <Missed view={view} again={again} />
        </Details>
      )}
    </>
  );
  return said ? (
    <Card>
      <Details summary={words.anew} open={again?.form === "came" || again?.form === "missed"}>
        {forms}
      </Details>
    </Card>
  ) : (
    <Card title={words.title}>{forms}</Card>
  );
}

function Came({ view, again, said }: Props & { said: boolean }) {
  const { outcome: words } = useText().appointments;
  return (
    <CommandForm name="came" again={again}>
      <Edition value={view.edition} />
      <ButtonRow>
        <Button variant={said ? "secondary" : "primary"}>{said ? words.anewCame : words.came}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

function Missed({ view, again }: Props) {
  const { outcome: words, reason } = useText().appointments;
  return (
    <CommandForm name="missed" again={again}>
      <p>{words.missedLead}</p>
      <Edition value={view.edition} />
      <CheckboxGroup
        name="reasons"
        legend={words.reasons}
        optional
        columns
        options={Object.entries(reason).map(([value, label]) => ({ value, label }))}
      />
      <TextArea name="words" label={words.words} hint={words.wordsHint} limit={1000} rows={3} optional />
      <ButtonRow>
        <Button>{words.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

/** Nobody came: book again, or say what was done instead. It closes nothing by itself. */
export function Step({ view, again }: Props) {
  const { appointments, lang } = useText();
  const { noShow: words, step } = appointments;
  const now = useNow();
  if (view.step !== null)
    return (
      <Card title={words.title} tone="quiet">
        <p>
          {words.done} {step[view.step]}
        </p>
      </Card>
    );
  const on = view.stepOn === null ? "" : dayInWords(new Date(`${view.stepOn}T11:00:00Z`), now, lang);
  const { bookedAgain: _, ...others } = step;
  return (
    <Card title={words.title}>
      <p>{words.lead(on)}</p>
      <ButtonRow>
        <LinkButton to={bookPath(view.courseId, { againOf: view.id, needId: view.needId })} variant="primary">
          {words.again}
        </LinkButton>
      </ButtonRow>
      <Details summary={words.other} open={again?.form === "step"}>
        <CommandForm name="step" again={again}>
          <RadioGroup
            name="step"
            legend={words.other}
            options={Object.entries(others).map(([value, label]) => ({ value, label }))}
          />
          <ButtonRow>
            <Button variant="secondary">{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
