import type { DoctorView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";

type WorkUp = DoctorView["workUps"][number];

interface Props {
  workUps: readonly WorkUp[];
  may: boolean;
  again: FormAgain | undefined;
}

/** What was begun and is not over; what is over, folded; and one more. */
export function WorkUps({ workUps, may, again }: Props) {
  const { workUps: words } = useText().doctor;
  const open = workUps.filter(({ endedAt }) => endedAt === null);
  const ended = workUps.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <Card title={words.title}>
        {open.length === 0 ? <p>{words.none}</p> : null}
        {open.map((one) => (
          <Open key={one.id} workUp={one} may={may} again={again} />
        ))}
        {ended.length > 0 ? (
          <Details summary={words.ended}>
            <ul>
              {ended.map((one) => (
                <li key={one.id}>
                  <strong>{one.what}</strong>: {one.endedHow ? words.endedAs[one.endedHow] : null}.{" "}
                  {one.endedNote}
                </li>
              ))}
            </ul>
          </Details>
        ) : null}
      </Card>
      {may ? <Add open={open.length === 0} again={again} /> : null}
    </>
  );
}

function Open({ workUp, may, again }: { workUp: WorkUp; may: boolean; again: FormAgain | undefined }) {
  const { doctor, lang } = useText();
  const { workUps: words } = doctor;
  const now = useNow();
  const { id, what, begunWhere, begunOn, waitsFor, addedAt, changedAt, unitName } = workUp;
  return (
    <section className="work-up">
      <h3>{what}</h3>
      <p>
        {words.begun(begunWhere)} {begunOn === null ? null : <Day on={begunOn} />}
      </p>
      <p>
        {waitsFor === "" ? (
          words.waitsNone
        ) : (
          <>
            {words.waits}: <strong>{waitsFor}</strong>
          </>
        )}
      </p>
      <p className="quiet">
        {words.lastSaid(dayInWords(changedAt ?? addedAt, now, lang))} · {doctor.writtenBy(unitName)}
      </p>
      {may ? (
        <>
          <Details
            summary={<Labelled label={words.changeLabel(what)}>{words.change}</Labelled>}
            open={again?.form === `wait-${id}`}
          >
            <CommandForm name={`wait-${id}`} again={again}>
              <input type="hidden" name="workUpId" value={id} />
              <Field name="waitsFor" label={words.waitsFor} initial={waitsFor} maxLength={500} optional />
              <ButtonRow>
                <Button>{words.changePress}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
          <Details
            summary={<Labelled label={words.endLabel(what)}>{words.end}</Labelled>}
            open={again?.form === `end-${id}`}
          >
            <CommandForm name={`end-${id}`} again={again}>
              <input type="hidden" name="workUpId" value={id} />
              <RadioGroup
                name="how"
                legend={words.how}
                options={Object.entries(words.endings).map(([value, label]) => ({ value, label }))}
              />
              <TextArea name="note" label={words.note} optional rows={2} limit={500} />
              <ButtonRow>
                <Button>{words.endPress}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        </>
      ) : null}
    </section>
  );
}

/** Short to look at, and whole to hear where several on the page say the same. */
const Labelled = ({ label, children }: { label: string; children: string }) => (
  <>
    <span aria-hidden="true">{children}</span>
    <span className="sr-only">{label}</span>
  </>
);

function Add({ open, again }: { open: boolean; again: FormAgain | undefined }) {
  const { workUps: words } = useText().doctor;
  return (
    <Card>
      <Details summary={words.add} open={open || again?.form === "add"}>
        <CommandForm name="add" again={again}>
          <Field name="what" label={words.what} hint={words.whatHint} maxLength={300} />
          <Field name="begunWhere" label={words.begunWhere} maxLength={200} />
          <Field name="begunOn" type="date" width="short" label={words.begunOn} optional />
          <Field name="waitsFor" label={words.waitsFor} maxLength={500} optional />
          <ButtonRow>
            <Button>{words.addPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
