import type { ReactNode } from "react";
import { Form, useNavigation } from "react-router";
import type { FormAgain } from "../http/command.ts";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { FormKey } from "./FormKey.tsx";
import { FormContext } from "./formContext.ts";
import { NumberWarning } from "./NumberWarning.tsx";

interface CommandFormProps {
  /** Which form on the page; the action reads it as `fields.form`. */
  name: string;
  /** What the route's action returned, if anything: shown only by the form it belongs to. */
  again: FormAgain | undefined;
  /** Where to post; this page unless given. */
  action?: string;
  children: ReactNode;
}

/**
 * A form that carries out one command. Sent twice, it is done once; refused, it stands there again with everything
 * that was typed, and says why. Works without JavaScript.
 */
export function CommandForm({ name, again, action, children }: CommandFormProps) {
  const mine = again?.form === name ? again : undefined;
  const wrong = mine && (mine.refusal !== null || Object.keys(mine.errors).length > 0);
  const sending = useNavigation().formData?.get("form") === name;
  return (
    <>
      {mine?.numbers ? <NumberWarning form={name} numbers={mine.numbers} action={action} /> : null}
      <Form method="post" {...(action ? { action } : {})} noValidate aria-busy={sending} className="command">
        {wrong ? <ErrorSummary form={name} again={mine} /> : null}
        <input type="hidden" name="form" value={name} />
        <FormKey />
        <FormContext value={{ name, again: mine }}>{children}</FormContext>
      </Form>
    </>
  );
}
