import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";

/** What has just been done, said once on the way back. A word nobody knows says nothing. */
export function Done({ what }: { what: string | null }) {
  const words: Readonly<Record<string, string>> = useText().course.done;
  const said = what !== null && Object.hasOwn(words, what) ? words[what] : undefined;
  return said ? <Alert variant="success" title={said} announce /> : null;
}
