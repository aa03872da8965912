import { FieldError, groupClass, Hint, Label } from "./FieldParts.tsx";
import { describedBy, useField } from "./formContext.ts";

/** A file to choose. */
export function FileField(props: {
  name: string;
  label: string;
  hint: string;
  accept: string;
  optional?: boolean;
  /** More than one may be chosen. */
  many?: boolean;
}) {
  const field = useField(props.name);
  return (
    <div className={groupClass(field.error)}>
      <Label htmlFor={field.id} text={props.label} optional={props.optional ?? false} />
      <Hint id={field.hintId} text={props.hint} />
      <FieldError id={field.errorId} text={field.error} />
      <input
        className="form-input"
        id={field.id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.many}
        required={!props.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field.hintId, field.error && field.errorId)}
      />
    </div>
  );
}
