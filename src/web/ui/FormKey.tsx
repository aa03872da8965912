import { useShell } from "./shell.ts";

/** The hidden idempotency key: new with every page shown, the same when one page is sent twice (law 11). */
export function FormKey() {
  return <input type="hidden" name="key" value={useShell().formKey} />;
}
