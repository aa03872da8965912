import type { ReactNode } from "react";
import script from "../passkey.ts?worker&url";
import { useText } from "../text/useText.ts";
import { Button } from "./Button.tsx";
import { FormKey } from "./FormKey.tsx";

interface PasskeyFormProps {
  /** "new" makes a key, "ask" has one answer. */
  what: "new" | "ask";
  question: { options: string; sealed: string };
  action?: string;
  press: string;
  /** More fields. */
  children?: ReactNode;
}

/** A form a device of one's own answers. Not shown where the browser cannot; it is never the only way. */
export function PasskeyForm({ what, question, action, press, children }: PasskeyFormProps) {
  const { passkeys } = useText().signIn;
  return (
    <>
      <form
        method="post"
        {...(action ? { action } : {})}
        className="command"
        data-passkey={what}
        data-options={question.options}
        hidden
      >
        <input type="hidden" name="form" value="passkey" />
        <input type="hidden" name="sealed" value={question.sealed} />
        <input type="hidden" name="response" value="" />
        <FormKey />
        {children}
        <p role="alert" data-failed hidden>
          {passkeys.failed}
        </p>
        <Button variant="secondary">{press}</Button>
      </form>
      <script type="module" src={script} />
    </>
  );
}
