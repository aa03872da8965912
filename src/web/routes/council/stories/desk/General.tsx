import type { StoryAbout } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface GeneralProps {
  readonly about: StoryAbout;
  /** What says that it is about one person. */
  readonly signs: readonly string[];
  /** It is called nobody's, and nobody has said why. */
  readonly unsaid: boolean;
  readonly version: number;
  /** Whoever keeps the papers may say that it is not. */
  readonly keep: boolean;
  readonly again: FormAgain | undefined;
}

/** So many are shown; more say nothing more. */
const SHOWN = 12;

/** It reads as one person's, or was said to be: either they say yes, or whoever keeps the papers says why it is nobody's in particular. */
export function General({ about, signs, unsaid, version, keep, again }: GeneralProps) {
  const { whose: words } = useText().councilStories;
  if (signs.length === 0 && about === "general" && !unsaid) return null;
  return (
    <Card title={words.title}>
      {signs.length > 0 ? (
        <>
          <p>{words.signs}</p>
          <ul lang="da">
            {signs.slice(0, SHOWN).map((sign) => (
              <li key={sign}>
                <mark>{sign}</mark>
              </li>
            ))}
          </ul>
        </>
      ) : unsaid ? (
        <p>{words.was}</p>
      ) : null}
      <p>{keep ? words.either : words.keeper}</p>
      {keep ? (
        <CommandForm name="general" again={again}>
          <Edition name="seen" value={version} />
          <TextArea name="why" label={words.why} hint={words.whyHint} rows={2} limit={500} />
          <ButtonRow>
            <Button variant="secondary">{words.say}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Card>
  );
}
