import type { JointTableView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface FormProps {
  table: JointTableView;
  again: FormAgain | undefined;
}

/** What the reader may do at this table now. */
export function Forms({ table, again }: FormProps) {
  const taken = table.way.some((step) => step.state === "accepted" && step.at >= table.calledAt);
  return (
    <>
      {table.may.take ? <Take table={table} again={again} /> : null}
      {table.may.hold ? <Hold table={table} again={again} /> : null}
      {table.may.settleUnmet && taken ? <Taken table={table} again={again} /> : null}
      {table.may.settleUnmet && !taken ? <Unmet table={table} again={again} /> : null}
    </>
  );
}

function Hold({ table, again }: FormProps) {
  const { hold } = useText().table;
  const came = table.seats.filter((seat) => seat.came).map((seat) => String(seat.position));
  return (
    <Card title={hold.title}>
      <CommandForm name="hold" again={again}>
        <Edition value={table.edition} />
        <TextArea
          name="citizenWish"
          label={hold.wish}
          hint={hold.wishHint}
          initial={table.citizenWish}
          limit={2000}
          optional
        />
        <Field
          name="spokesperson"
          label={hold.spokesperson}
          initial={table.spokesperson}
          maxLength={200}
          optional
        />
        <Seated name="came" legend={hold.came} table={table} initial={came} />
        <TextArea name="others" label={hold.others} hint={hold.othersHint} rows={2} optional />
        <TextArea name="notes" label={hold.notes} initial={table.notes} rows={6} limit={8000} optional />
        <ButtonRow>
          <Button variant={table.may.take ? "secondary" : "primary"}>{hold.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Take({ table, again }: FormProps) {
  const { table: words } = useText();
  return (
    <Card title={words.take.title}>
      <p>{words.take.hint}</p>
      <CommandForm name="take" again={again}>
        <WhoPays />
        <Field name="nextStep" label={words.take.nextStep} maxLength={1000} optional />
        <Field name="nextStepOn" label={words.take.nextStepOn} type="date" width="medium" optional />
        <Seated name="decided" legend={words.decidedField} table={table} />
        <ButtonRow>
          <Button>{words.take.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Taken({ table, again }: FormProps) {
  const { table: words } = useText();
  return (
    <Card title={words.taken.title}>
      <p>{words.taken.hint(table.responsible.name)}</p>
      <CommandForm name="taken" again={again}>
        <WhoPays />
        <Seated name="decided" legend={words.decidedField} table={table} />
        <ButtonRow>
          <Button variant="secondary">{words.taken.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Unmet({ table, again }: FormProps) {
  const { table: words } = useText();
  return (
    <Card title={words.unmet.title}>
      <p>{words.unmet.hint}</p>
      <CommandForm name="unmet" again={again}>
        <TextArea name="note" label={words.unmet.note} limit={2000} />
        <TextArea name="meanwhile" label={words.unmet.meanwhile} rows={2} limit={1000} />
        <WhoPays />
        <Seated name="decided" legend={words.decidedField} table={table} needed />
        <Field name="reviewOn" label={words.unmet.reviewOn} type="date" width="medium" optional />
        <ButtonRow>
          <Button variant="secondary">{words.unmet.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function WhoPays() {
  const { table: words } = useText();
  return <Field name="whoPays" label={words.whoPaysField} maxLength={500} />;
}

function Seated(props: {
  name: string;
  legend: string;
  table: JointTableView;
  initial?: readonly string[];
  needed?: boolean;
}) {
  const { table: words } = useText();
  const options = props.table.seats.map((seat) => ({
    value: String(seat.position),
    label: seat.kind === "citizen" && props.table.anonymous ? words.namelessCitizen : seat.name,
    hint: seat.unit?.name ?? words.seatKind[seat.kind],
  }));
  return (
    <CheckboxGroup
      name={props.name}
      legend={props.legend}
      options={options}
      initial={props.initial ?? []}
      optional={!props.needed}
    />
  );
}
