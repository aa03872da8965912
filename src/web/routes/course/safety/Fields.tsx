import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { freshLabels, labelsShown } from "./pointedOut.ts";

interface Words {
  readonly happened: string;
  readonly calmed: string;
  readonly citizensWords: string | null;
  readonly notAskedWhy: string | null;
}

/** What a safety note says: what happened, what calmed it, and the citizen's side. */
export function SafetyFields({ words, again }: { words?: Words; again: FormAgain | undefined }) {
  const { write } = useText().safety;
  const asked = words ? (words.citizensWords === null ? "no" : "yes") : undefined;
  return (
    <>
      <PointedOut again={again} />
      <input type="hidden" name="labels" value={labelsShown(again?.values)} />
      <TextArea
        name="happened"
        label={write.happened}
        hint={write.happenedHint}
        initial={words?.happened ?? ""}
        rows={4}
      />
      <TextArea
        name="calmed"
        label={write.calmed}
        hint={write.calmedHint}
        initial={words?.calmed ?? ""}
        rows={3}
      />
      <RadioGroup
        name="asked"
        legend={write.asked}
        {...(asked ? { initial: asked } : {})}
        options={[
          {
            value: "yes",
            label: write.askedYes,
            more: (
              <TextArea
                name="citizensWords"
                label={write.citizensWords}
                hint={write.citizensWordsHint}
                initial={words?.citizensWords ?? ""}
                rows={3}
              />
            ),
          },
          {
            value: "no",
            label: write.askedNo,
            more: (
              <TextArea
                name="notAskedWhy"
                label={write.notAskedWhy}
                initial={words?.notAskedWhy ?? ""}
                rows={2}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** What could stand instead of a word for what somebody is; never a refusal. */
function PointedOut({ again }: { again: FormAgain | undefined }) {
  const { labels } = useText().safety;
  const fresh = again ? freshLabels(again.values) : [];
  if (fresh.length === 0) return null;
  return (
    <Alert variant="info" title={labels.title} announce>
      {fresh.map(({ kind, word }) => (
        <p key={word}>{labels[kind](word)}</p>
      ))}
      <p>{labels.again}</p>
    </Alert>
  );
}
