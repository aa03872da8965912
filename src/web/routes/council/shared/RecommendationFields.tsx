import type { RecommendationText } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface RecommendationFieldsProps {
  readonly initial?: RecommendationText;
  /** What the council calls its focus areas, to choose from. */
  readonly focusAreas: readonly string[];
}

/** What a recommendation says. */
export function RecommendationFields({ initial, focusAreas }: RecommendationFieldsProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  return (
    <>
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint}
        initial={initial?.text ?? ""}
        rows={3}
        limit={4000}
      />
      <TextArea
        name="background"
        label={words.background}
        initial={initial?.background ?? ""}
        rows={6}
        limit={20_000}
        optional
      />
      <TextArea
        name="elaboration"
        label={words.elaboration}
        hint={words.elaborationHint}
        initial={initial?.elaboration.join("\n") ?? ""}
        rows={6}
        optional
      />
      <Field
        name="focusArea"
        label={councilRecommendations.focusArea}
        hint={words.focusAreaHint}
        initial={initial?.focusArea ?? ""}
        suggestions={focusAreas}
        maxLength={200}
        optional
      />
      <Field
        name="whoCanChange"
        label={councilRecommendations.whoCanChange}
        hint={words.whoCanChangeHint}
        initial={initial?.whoCanChange ?? ""}
        maxLength={500}
        optional
      />
    </>
  );
}
