import type { ComplaintsView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Checkbox, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

type Letter = ComplaintsView["letters"][number];

interface Props {
  /** One that is there, or whose words a new one starts from. */
  letter?: Letter;
  /** A new letter's. */
  newId?: string;
}

/** What a letter is made of. */
export function LetterFields({ letter, newId }: Props) {
  const { complaint: words } = useText();
  return (
    <>
      <input type="hidden" name="complaintId" value={newId ?? letter?.id} />
      <input type="hidden" name="seen" value={newId === undefined ? letter?.edition : 0} />
      <RadioGroup
        name="about"
        legend={words.about}
        {...(letter ? { initial: letter.about } : {})}
        options={Object.entries(words.abouts).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        {...{ name: "words", label: words.what, hint: words.whatHint, rows: 6, limit: 6000 }}
        initial={letter?.words ?? ""}
      />
      <Field name="place" label={words.where} initial={letter?.place ?? ""} maxLength={300} optional />
      <Field name="happened" label={words.when} initial={letter?.happened ?? ""} maxLength={200} optional />
      <TextArea name="wish" label={words.wish} initial={letter?.wish ?? ""} rows={2} limit={2000} optional />
      <Checkbox name="reach" label={words.reach} initial={letter?.reach ?? false} />
      <ButtonRow>
        <Button>{words.press}</Button>
      </ButtonRow>
    </>
  );
}
