import type { StoryDesk } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Details } from "../../../../ui/Details.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { StoryFields } from "../shared/StoryFields.tsx";

interface WordsProps extends Pick<StoryDesk, "about" | "themes" | "version"> {
  readonly draft: { readonly heading: string; readonly words: string };
  readonly again: FormAgain | undefined;
}

/** The story itself, to write in. */
export function Words({ draft, about, themes, version, again }: WordsProps) {
  const words = useText().councilStories.desk;
  return (
    <Details summary={words.edit} open={again?.form === "edit"}>
      <CommandForm name="edit" again={again}>
        <Edition name="seen" value={version} />
        <StoryFields initial={{ heading: draft.heading, words: draft.words, about, themes }} />
        <ButtonRow>
          <Button variant="secondary">{words.saveWords}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
