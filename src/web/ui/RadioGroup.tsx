import type { ReactNode } from "react";
import { FieldError, groupClass, Hint, Optional } from "./FieldParts.tsx";
import { describedBy, useField } from "./formContext.ts";
import type { Choice } from "./Select.tsx";

interface GroupProps {
  name: string;
  legend: string;
  hint?: string;
  optional?: boolean;
  options: readonly (Choice & { more?: ReactNode })[];
  /** Short choices beside each other where there is room. */
  columns?: boolean;
}

/** One of a few choices. `more` on a choice is shown below it while it is chosen (always, in older browsers). */
export function RadioGroup({ initial, ...props }: GroupProps & { initial?: string }) {
  return <ChoiceGroup {...props} type="radio" initial={initial === undefined ? [] : [initial]} />;
}

/** Any number of choices. */
export function CheckboxGroup({ initial, ...props }: GroupProps & { initial?: readonly string[] }) {
  return <ChoiceGroup {...props} type="checkbox" initial={initial ?? []} />;
}

/** One thing to tick. */
export function Checkbox(props: {
  name: string;
  label: string;
  hint?: string;
  initial?: boolean;
  value?: string;
}) {
  const field = useField(props.name);
  return (
    <div className={groupClass(field.error)}>
      <FieldError id={field.errorId} text={field.error} />
      <ChoiceBox
        type="checkbox"
        name={props.name}
        id={field.id}
        choice={{
          value: props.value ?? "yes",
          label: props.label,
          ...(props.hint ? { hint: props.hint } : {}),
        }}
        chosen={field.kept ? field.kept.length > 0 : (props.initial ?? false)}
        error={field.error ? field.errorId : undefined}
      />
    </div>
  );
}

function ChoiceGroup(props: GroupProps & { type: "radio" | "checkbox"; initial: readonly string[] }) {
  const field = useField(props.name);
  const chosen = field.kept ?? props.initial;
  return (
    <div className={groupClass(field.error)}>
      <fieldset aria-describedby={describedBy(props.hint && field.hintId, field.error && field.errorId)}>
        <legend className="form-label">
          {props.legend}
          <Optional when={props.optional} />
        </legend>
        <Hint id={field.hintId} text={props.hint} />
        <FieldError id={field.errorId} text={field.error} />
        <div className={props.columns ? "choices choices-columns" : "choices"}>
          {props.options.map((choice, n) => (
            <div key={choice.value} className="choice">
              <ChoiceBox
                type={props.type}
                name={props.name}
                // The first box carries the group's own id: it is where the error summary leads.
                id={n === 0 ? field.id : `${field.id}-${choice.value}`}
                choice={choice}
                chosen={chosen.includes(choice.value)}
              />
              {choice.more ? <div className="choice-more">{choice.more}</div> : null}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface ChoiceBoxProps {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  choice: Choice;
  chosen: boolean;
  error?: string | undefined;
}

function ChoiceBox({ type, name, id, choice, chosen, error }: ChoiceBoxProps) {
  const hintId = `${id}-hint`;
  return (
    <div className={type === "radio" ? "form-group-radio" : "form-group-checkbox"}>
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={chosen}
        className={type === "radio" ? "form-radio" : "form-checkbox"}
        aria-describedby={describedBy(choice.hint && hintId, error)}
        aria-invalid={error ? true : undefined}
      />
      <label className="form-label" htmlFor={id}>
        {choice.label}
      </label>
      <Hint id={hintId} text={choice.hint} />
    </div>
  );
}
