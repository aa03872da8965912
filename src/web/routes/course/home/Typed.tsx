import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Written } from "../../../ui/Written.tsx";

/** A form whose place is gone: why it was refused, and all that was written in it. */
export function Typed({ again }: { again: FormAgain }) {
  const { form } = useText().common;
  return (
    <>
      <Alert variant="error" title={form.refusalHeading} announce>
        {again.refusal ? <p>{again.refusal.message}</p> : null}
      </Alert>
      <Written again={again} />
    </>
  );
}
