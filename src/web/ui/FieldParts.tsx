import { useText } from "../text/useText.ts";

/** The parts every field shares: label, hint and error, as the design system draws them. */
export function Label({
  htmlFor,
  text,
  optional,
}: {
  htmlFor: string;
  text: string;
  optional?: boolean | undefined;
}) {
  return (
    <label className="form-label" htmlFor={htmlFor}>
      {text}
      <Optional when={optional} />
    </label>
  );
}

export function Optional({ when }: { when?: boolean | undefined }) {
  const { common } = useText();
  return when ? <span className="weight-normal"> {common.form.optional}</span> : null;
}

export function Hint({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <span className="form-hint" id={id}>
      {text}
    </span>
  ) : null;
}

export function FieldError({ id, text }: { id: string; text: string | undefined }) {
  const { common } = useText();
  return text ? (
    <span className="form-error-message" id={id}>
      <span className="sr-only">{common.form.errorPrefix}</span>
      {text}
    </span>
  ) : null;
}

export const groupClass = (error: string | undefined): string =>
  error ? "form-group form-error" : "form-group";
