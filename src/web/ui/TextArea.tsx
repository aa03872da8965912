import { useText } from "../text/useText.ts";
import { FieldError, groupClass, Hint, Label } from "./FieldParts.tsx";
import { describedBy, useField } from "./formContext.ts";

interface TextAreaProps {
  name: string;
  label: string;
  hint?: string;
  initial?: string;
  optional?: boolean;
  rows?: number;
  /** Longest text; said below the field, so that nobody meets it as a surprise. */
  limit?: number;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { common } = useText();
  const field = useField(props.name);
  const limitId = `${field.id}-limit`;
  return (
    <div className={groupClass(field.error)}>
      <Label htmlFor={field.id} text={props.label} optional={props.optional} />
      <Hint id={field.hintId} text={props.hint} />
      <FieldError id={field.errorId} text={field.error} />
      <textarea
        className="form-input"
        id={field.id}
        name={props.name}
        rows={props.rows ?? 3}
        defaultValue={field.kept ? field.kept[0] : props.initial}
        required={!props.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(
          props.hint && field.hintId,
          field.error && field.errorId,
          props.limit !== undefined && limitId,
        )}
      />
      {props.limit === undefined ? null : (
        <span className="form-hint" id={limitId}>
          {common.form.charactersAllowed(props.limit)}
        </span>
      )}
    </div>
  );
}
