import { useText } from "../../../../text/useText.ts";
import { Field } from "../../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface StoryFieldsProps {
  readonly initial?: {
    readonly heading: string;
    readonly words: string;
    readonly about: "person" | "general";
    readonly themes: readonly string[];
  };
}

/** What a story says, of whom, and about what. */
export function StoryFields({ initial }: StoryFieldsProps) {
  const { councilStories } = useText();
  const { fields: words, themes } = councilStories;
  return (
    <>
      <Field name="heading" label={words.heading} initial={initial?.heading ?? ""} maxLength={200} />
      <TextArea
        name="words"
        label={words.words}
        hint={words.wordsHint}
        initial={initial?.words ?? ""}
        rows={14}
        limit={20_000}
      />
      <RadioGroup
        name="about"
        legend={words.about}
        hint={words.aboutHint}
        options={(["person", "general"] as const).map((value) => ({ value, label: words.abouts[value] }))}
        {...(initial ? { initial: initial.about } : {})}
      />
      <CheckboxGroup
        name="themes"
        legend={words.themes}
        options={Object.entries(themes).map(([value, label]) => ({ value, label }))}
        initial={initial?.themes ?? []}
        columns
        optional
      />
    </>
  );
}
