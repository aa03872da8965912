import type { Urgency } from "#kernel/urgency.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { useNow } from "../../../ui/shell.ts";
import { checkBackDay } from "./checkBack.ts";

/** The day one hears whether the citizen was received, suggested from how urgent it is. */
export function CheckBackField({ urgency }: { urgency: Urgency }) {
  const { courseActions } = useText();
  return (
    <Field
      name="checkBackOn"
      type="date"
      width="short"
      label={courseActions.checkBack}
      hint={courseActions.checkBackHint}
      initial={checkBackDay(urgency, useNow())}
    />
  );
}
