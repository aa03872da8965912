import { Alert } from "./Alert.tsx";

/** What has just been done, said once on the way back: `what` stands in the address. A word nobody knows says nothing. */
export function Done({ words, what }: { words: Readonly<Record<string, string>>; what: string | null }) {
  const said = what !== null && Object.hasOwn(words, what) ? words[what] : undefined;
  return said ? (
    <Alert variant="success" announce>
      {said}
    </Alert>
  ) : null;
}
