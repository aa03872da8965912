import { useText } from "../../../text/useText.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";

/** How soon, each with when an answer is due. Without `initial` the usual urgency of the need is chosen. */
export function UrgencyField({ initial }: { initial?: string }) {
  const { courseActions, catalogue } = useText();
  const choices = Object.entries(catalogue.urgency).map(([value, label]) => ({
    value,
    label,
    hint: catalogue.urgencyAnswer[value as keyof typeof catalogue.urgencyAnswer],
  }));
  const usual = { value: "", label: courseActions.urgency.usual };
  return (
    <RadioGroup
      name="urgency"
      legend={courseActions.urgency.legend}
      initial={initial ?? ""}
      options={initial === undefined ? [usual, ...choices] : choices}
    />
  );
}
