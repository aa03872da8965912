import type { CorrectableText } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";

interface Props {
  line: CorrectableText;
  names: NeedNames;
  again: FormAgain | undefined;
}

/** One text as it was written, what stands beside it, and a way to put more there. */
export function CorrectText({ line, names, again }: Props) {
  const { correct: words, lang } = useText();
  const now = useNow();
  const { needId, contactId, part, needKind, at, unitName, corrections } = line;
  const title = needKind === null ? words.contact : `${names[needKind] ?? needKind}: ${words.parts[part]}`;
  return (
    <Card title={title}>
      <Facts items={[unitName, momentInWords(at, now, lang)]} />
      <blockquote className="written">{line.words}</blockquote>
      {corrections.map((correction) => (
        <div key={correction.id}>
          <p>
            <strong>{words.beside}</strong> {correction.words}
          </p>
          <Facts
            items={[
              correction.why,
              words.by(correction.byName, correction.byUnitName),
              momentInWords(correction.at, now, lang),
            ]}
          />
        </div>
      ))}
      <Details summary={words.textPress}>
        <CommandForm name={`text-${needId ?? contactId}-${part}`} again={again}>
          <input type="hidden" name="needId" value={needId ?? ""} />
          <input type="hidden" name="contactId" value={contactId ?? ""} />
          <input type="hidden" name="part" value={part} />
          <TextArea name="words" label={words.right} hint={words.rightHint} limit={4000} />
          <Field name="why" label={words.why} hint={words.whyHint} maxLength={500} />
          <ButtonRow>
            <Button>{words.textSave}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
