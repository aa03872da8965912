import type { Evidence } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { FigureChoice } from "../../insight/shared/live.ts";
import { liveName } from "../../insight/shared/present.ts";

interface RestingProps {
  readonly edition: number;
  readonly evidence: readonly Evidence[];
  readonly stories: readonly { readonly id: string; readonly heading: string }[];
  readonly otherStories: readonly { readonly id: string; readonly heading: string }[];
  /** Figures there are to choose from. */
  readonly figures: readonly FigureChoice[];
  readonly again: FormAgain | undefined;
}

const KINDS = ["source", "figure", "gap"] as const;

/** What the recommendation rests on: added and taken away one at a time. */
export function Resting({ edition, evidence, stories, otherStories, figures, again }: RestingProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  return (
    <Card title={councilRecommendations.evidence}>
      <ul className="nobullet-list">
        {evidence.map(({ kind, title }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is what tells it apart.
          <li key={i}>
            <CommandForm name="removeEvidence" again={again}>
              <Edition name="seen" value={edition} />
              <input type="hidden" name="place" value={i + 1} />
              <span>
                {councilRecommendations.evidenceKind[kind]}: {title}
              </span>{" "}
              <Button variant="tertiary" aria-label={`${words.remove}: ${title}`}>
                {words.remove}
              </Button>
            </CommandForm>
          </li>
        ))}
        {stories.map(({ id, heading }) => (
          <li key={id}>
            <CommandForm name="noStory" again={again}>
              <input type="hidden" name="storyId" value={id} />
              <span>
                {words.story}: {heading}
              </span>{" "}
              <Button variant="tertiary" aria-label={`${words.remove}: ${heading}`}>
                {words.remove}
              </Button>
            </CommandForm>
          </li>
        ))}
      </ul>
      {otherStories.length > 0 ? (
        <Details summary={words.addStory} open={again?.form === "story"}>
          <CommandForm name="story" again={again}>
            <Select
              name="storyId"
              label={words.story}
              options={otherStories.map(({ id, heading }) => ({ value: id, label: heading }))}
            />
            <ButtonRow>
              <Button variant="secondary">{words.save}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
      <AddFigure {...{ edition, figures, again }} />
      <Details summary={words.evidence} open={again?.form === "addEvidence"}>
        <CommandForm name="addEvidence" again={again}>
          <Edition name="seen" value={edition} />
          <RadioGroup
            name="kind"
            legend={words.evidenceKind}
            options={KINDS.map((value) => ({ value, label: councilRecommendations.evidenceKind[value] }))}
            columns
          />
          <Field name="title" label={words.evidenceTitle} maxLength={300} />
          <Field
            name="address"
            label={words.evidenceAddress}
            hint={words.evidenceAddressHint}
            maxLength={500}
            optional
          />
          <TextArea name="words" label={words.evidenceWords} rows={2} limit={1000} optional />
          <ButtonRow>
            <Button variant="secondary">{words.save}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}

/** A figure is chosen, never pasted: the page then shows its newest number by itself. */
function AddFigure({ edition, figures, again }: Pick<RestingProps, "edition" | "figures" | "again">) {
  const { councilRecommendations, figures: words, lang } = useText();
  const { choose } = words;
  return (
    <Details summary={choose.summary} open={again?.form === "addFigure"}>
      <CommandForm name="addFigure" again={again}>
        <Edition name="seen" value={edition} />
        <Select
          name="figure"
          label={choose.label}
          hint={choose.hint}
          options={figures.map(({ address, indicator, region, need }) => ({
            value: address,
            label: need === null ? liveName({ indicator, region, part: null }, words) : need[lang],
            group: need === null ? choose.figures : choose.gaps,
          }))}
        />
        <TextArea name="words" label={choose.words} rows={2} limit={1000} optional />
        <ButtonRow>
          <Button variant="secondary">{councilRecommendations.work.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
