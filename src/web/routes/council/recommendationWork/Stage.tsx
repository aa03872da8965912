import type { RecommendationState } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { DecidedFields } from "../shared/DecidedFields.tsx";

export interface StageProps {
  readonly state: RecommendationState;
  readonly edition: number;
  readonly today: string;
  readonly meetings: Parameters<typeof DecidedFields>[0]["meetings"];
  readonly again: FormAgain | undefined;
}

/** A draft: the council has adopted it, or it comes to nothing. */
export function Draft({ edition, today, meetings, again }: StageProps) {
  const words = useText().councilRecommendations.work;
  return (
    <>
      <Card title={words.adopt}>
        <CommandForm name="adopt" again={again}>
          <Edition name="seen" value={edition} />
          <p>{words.adoptHint}</p>
          <DecidedFields today={today} meetings={meetings} />
          <ButtonRow>
            <Button>{words.adopt}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Details summary={words.discard} open={again?.form === "discard"}>
        <Why name="discard" edition={edition} press={words.discard} again={again} />
      </Details>
    </>
  );
}

/** The one or few the council works on in a year. */
export function Focus({ today, meetings, focus, again }: StageProps & { readonly focus: readonly number[] }) {
  const words = useText().councilRecommendations.work;
  return (
    <>
      {focus.map((year) => (
        <Details key={year} summary={words.unfocus(year)} open={again?.form === "unfocus"}>
          <CommandForm name="unfocus" again={again}>
            <input type="hidden" name="year" value={year} />
            <TextArea name="why" label={words.why} rows={2} limit={2000} />
            <ButtonRow>
              <Button variant="secondary">{words.unfocusPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ))}
      <Details summary={words.focus} open={again?.form === "focus"}>
        <CommandForm name="focus" again={again}>
          <Field name="year" label={words.year} initial={today.slice(0, 4)} width="medium" />
          <DecidedFields today={today} meetings={meetings} />
          <ButtonRow>
            <Button variant="secondary">{words.focus}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </>
  );
}

/** The council is done with it, or opens it again. */
export function Ending({ state, edition, again }: StageProps) {
  const words = useText().councilRecommendations.work;
  const name = state === "closed" ? "reopen" : "close";
  return (
    <Details summary={words[name]} open={again?.form === name}>
      {name === "close" ? <p>{words.closeHint}</p> : null}
      <Why name={name} edition={edition} press={words[name]} again={again} />
    </Details>
  );
}

function Why(props: { name: string; edition: number; press: string; again: FormAgain | undefined }) {
  const words = useText().councilRecommendations.work;
  return (
    <CommandForm name={props.name} again={props.again}>
      <Edition name="seen" value={props.edition} />
      <TextArea name="why" label={words.why} rows={2} limit={2000} />
      <ButtonRow>
        <Button variant="secondary">{props.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
