import type { AdmissionPart, LeavingView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { useNow } from "../../../ui/shell.ts";
import type { KnownDoor } from "../shared/doors.ts";
import { WardFields } from "../shared/WardFields.tsx";

interface PlanProps {
  view: LeavingView;
  admission: AdmissionPart;
  wards: readonly KnownDoor[];
  again: FormAgain | undefined;
}

/** When they are expected home, and when the hospital has finished: two days – and where they lie –, each kept as it was before. */
export function Plan({ view, admission, wards, again }: PlanProps) {
  const { discharge, lang } = useText();
  const at = useNow();
  const { plan, move } = discharge.arrival;
  const { expectedOn, treatedOn, ward, care, changes } = admission;
  const may = view.may.run && view.state === "open";
  const day = (on: string | null) =>
    on === null ? plan.nobody.toLowerCase() : dayInWords(new Date(`${on}T11:00:00Z`), at, lang);
  // The first is how it stands now.
  const earlier = changes.filter(
    (one, n) =>
      n > 0 &&
      (one.expectedOn !== expectedOn || one.treatedOn !== treatedOn || one.ward !== (ward?.name ?? null)),
  );
  return (
    <Card title={plan.title}>
      <SummaryList
        rows={[
          { label: plan.expected, value: expectedOn ? <Day on={expectedOn} /> : plan.nobody },
          { label: plan.treated, value: treatedOn ? <Day on={treatedOn} /> : plan.nobody },
        ]}
      />
      {earlier.length > 0 ? (
        <Details summary={plan.earlier}>
          <ul>
            {earlier.map((one) => (
              <li key={one.at.toISOString()}>
                {plan.was(one.ward ?? "", day(one.expectedOn), day(one.treatedOn))}.{" "}
                {discharge.said(discharge.saidBy(one.person, one.unit), dayInWords(one.at, at, lang))}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {may ? (
        <>
          <Details summary={plan.change} open={again?.form === "plan"}>
            <CommandForm name="plan" again={again}>
              <Edition value={view.edition} />
              <Field
                {...{
                  name: "expectedOn",
                  type: "date",
                  width: "short",
                  label: plan.expected,
                  optional: true,
                }}
                initial={expectedOn ?? ""}
              />
              <Field
                {...{ name: "treatedOn", type: "date", width: "short", label: plan.treated, optional: true }}
                hint={plan.treatedHint}
                initial={treatedOn ?? ""}
              />
              <ButtonRow>
                <Button variant="secondary">{plan.press}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
          <Details summary={move.title} open={again?.form === "move"}>
            <CommandForm name="move" again={again}>
              <Edition value={view.edition} />
              <WardFields doors={wards} ward={ward?.name ?? ""} {...(care === null ? {} : { care })} />
              <ButtonRow>
                <Button variant="secondary">{move.press}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        </>
      ) : null}
    </Card>
  );
}
