import { useText } from "../text/useText.ts";
import { FieldError, groupClass, Hint, Label } from "./FieldParts.tsx";
import { describedBy, useField } from "./formContext.ts";

interface SelectProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  initial?: string;
  options: readonly Choice[];
  /** What choosing nothing says, where that says something. */
  none?: string;
}

/** One of several to choose from. `group` gathers choices under a heading where a list has them. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
  group?: string;
}

/** One choice from a long list. Nothing is chosen for the person unless `initial` says so. */
export function Select(props: SelectProps) {
  const { common } = useText();
  const field = useField(props.name);
  return (
    <div className={groupClass(field.error)}>
      <Label htmlFor={field.id} text={props.label} optional={props.optional} />
      <Hint id={field.hintId} text={props.hint} />
      <FieldError id={field.errorId} text={field.error} />
      <select
        className="form-select"
        id={field.id}
        name={props.name}
        defaultValue={field.kept ? field.kept[0] : props.initial}
        required={!props.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(props.hint && field.hintId, field.error && field.errorId)}
      >
        <option value="">{props.none ?? common.form.choose}</option>
        {[...Map.groupBy(props.options, (option) => option.group ?? "")].map(([group, options]) =>
          group === "" ? (
            options.map(Option)
          ) : (
            <optgroup key={group} label={group}>
              {options.map(Option)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

const Option = (choice: Choice) => (
  <option key={choice.value} value={choice.value}>
    {choice.label}
  </option>
);
