import type { BodyRules } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** The rules as they are, to be said anew from a day on. */
export function RulesForm({ rules, again }: { rules: BodyRules; again: FormAgain | undefined }) {
  const { councilRules: words } = useText();
  const { quorum } = rules;
  const number = (name: string, label: string, initial: number | undefined, optional = false) => (
    <Field
      name={name}
      type="number"
      width="short"
      label={label}
      initial={String(initial ?? "")}
      optional={optional}
    />
  );
  const choose = (name: string, legend: string, initial: boolean) => (
    <RadioGroup
      name={name}
      legend={legend}
      initial={initial ? "yes" : "no"}
      columns
      options={[
        { value: "yes", label: words.yes },
        { value: "no", label: words.no },
      ]}
    />
  );
  return (
    <CommandForm name="rules" again={again}>
      <p>{words.setLead}</p>
      <Field name="from" type="date" width="short" label={words.from} />
      {number("itemDays", words.itemField, rules.itemDays)}
      {number("agendaDays", words.agendaField, rules.agendaDays)}
      <RadioGroup
        name="quorum"
        legend={words.quorum}
        initial={quorum.kind}
        options={[
          { value: "none", label: words.quorums.none },
          { value: "half", label: words.quorums.half },
          {
            value: "fraction",
            label: words.quorums.fraction,
            more: (
              <>
                {number("parts", words.parts, quorum.kind === "fraction" ? quorum.parts : undefined, true)}
                {number("of", words.of, quorum.kind === "fraction" ? quorum.of : undefined, true)}
              </>
            ),
          },
          {
            value: "number",
            label: words.quorums.number,
            more: number("number", words.number, quorum.kind === "number" ? quorum.number : undefined, true),
          },
        ]}
      />
      {choose("mayClose", words.closeField, rules.mayClose)}
      {choose("hasChair", words.chairField, rules.hasChair)}
      <RadioGroup
        name="minutesAdoptedBy"
        legend={words.adopts}
        initial={rules.minutesAdoptedBy}
        options={(["nextMeeting", "chair", "written"] as const).map((value) => ({
          value,
          label: words.adopters[value],
        }))}
      />
      {choose("dissentRecorded", words.dissentField, rules.dissentRecorded)}
      {number("answerDays", words.answerField, rules.answerDays)}
      <TextArea name="why" label={words.why} hint={words.whyHint} rows={2} limit={1000} />
      <ButtonRow>
        <Button>{words.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
