import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";

/** Marks what is seen by emergency access, and when it ends. */
export function InEmergency({ until }: { until: Date | null }) {
  const { emergency, lang } = useText();
  const now = useNow();
  if (until === null) return null;
  return (
    <Alert variant="warning" title={emergency.seeing}>
      {emergency.until(momentInWords(until, now, lang))}
    </Alert>
  );
}
