import type { HTMLInputAutoCompleteAttribute } from "react";
import { FieldError, groupClass, Hint, Label } from "./FieldParts.tsx";
import { describedBy, useField } from "./formContext.ts";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** What stands there from the start; what was typed wins when the form is shown again. */
  initial?: string;
  optional?: boolean;
  type?: "text" | "tel" | "date" | "time" | "datetime-local" | "search" | "number" | "password" | "email";
  width?: "short" | "medium" | "full";
  maxLength?: number;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Offered while one writes; anything else may be written too. */
  suggestions?: readonly string[];
}

const widths = { short: "form-input field-short", medium: "form-input field-medium", full: "form-input" };

/** One line of text. */
export function Field(props: FieldProps) {
  const field = useField(props.name);
  const listId = props.suggestions && `${field.id}-list`;
  return (
    <div className={groupClass(field.error)}>
      <Label htmlFor={field.id} text={props.label} optional={props.optional} />
      <Hint id={field.hintId} text={props.hint} />
      <FieldError id={field.errorId} text={field.error} />
      <input
        className={widths[props.width ?? "full"]}
        id={field.id}
        name={props.name}
        type={props.type ?? "text"}
        defaultValue={field.kept ? field.kept[0] : props.initial}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? "off"}
        required={!props.optional}
        list={listId}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(props.hint && field.hintId, field.error && field.errorId)}
      />
      {props.suggestions ? (
        <datalist id={listId}>
          {props.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </div>
  );
}
