import type { FormAgain } from "../http/command.ts";
import { useText } from "../text/useText.ts";
import { fieldId } from "./formContext.ts";
import { Icon } from "./Icon.tsx";

/** Why a form was not carried out, above it: each error links to its field. Takes focus when the page comes. */
export function ErrorSummary({ form, again }: { form: string; again: FormAgain }) {
  const { common } = useText();
  const heading = again.refusal ? common.form.refusalHeading : common.form.summaryHeading;
  return (
    // biome-ignore lint/a11y/noAutofocus: it answers what the person just did, and works without JavaScript.
    <div className="alert alert-error error-summary" role="alert" tabIndex={-1} autoFocus>
      <Icon name="error" label={common.alerts.error} className="alert-icon" />
      <div className="alert-body">
        <p className="alert-heading">{heading}</p>
        {again.refusal ? <p className="alert-text">{again.refusal.message}</p> : null}
        <ul className="alert-text">
          {Object.entries(again.errors).map(([field, message]) => (
            <li key={field}>
              <a href={`#${fieldId(form, field)}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
