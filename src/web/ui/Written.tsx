import type { FormAgain } from "../http/command.ts";
import { useText } from "../text/useText.ts";
import { Card } from "./Card.tsx";
import { writtenIn } from "./writtenIn.ts";

/** A form whose place is gone: all that was written in it, to be copied. Nothing where nothing was. */
export function Written({ again }: { again: FormAgain | undefined }) {
  const { form } = useText().common;
  const texts = writtenIn(again);
  if (texts.length === 0) return null;
  return (
    <Card title={form.written} tone="quiet">
      <p>{form.writtenLead}</p>
      {texts.map((text) => (
        <p key={text} className="written">
          {text}
        </p>
      ))}
    </Card>
  );
}
