import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";

/** Texts a form of this page takes; the rest of a form is choices, which nobody needs to keep. */
const TEXTS = ["nextStep", "question", "text", "outsideName", "message", "answer", "why"] as const;

/** Somebody was first and the form is gone: what was written in it is not. */
export function Kept({ again }: { again: FormAgain }) {
  const { answer } = useText();
  const written = TEXTS.flatMap((name) => again.values[name] ?? []).filter((text) => text !== "");
  if (written.length === 0) return null;
  return (
    <Card title={answer.kept} tone="quiet">
      <p>{answer.keptLead}</p>
      {written.map((text) => (
        <p key={text} className="written">
          {text}
        </p>
      ))}
    </Card>
  );
}
