import type { GatheringState, Heading, Input, PointableMeeting } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { PointField } from "../shared/PointField.tsx";

interface TogetherProps {
  readonly gathering: {
    readonly state: GatheringState;
    readonly edition: number;
    readonly headings: readonly Heading[];
    readonly inputs: readonly Input[];
    readonly draft: string;
  };
  readonly meetings: readonly PointableMeeting[];
  readonly again: FormAgain | undefined;
}

/** What whoever keeps the papers does: headings, what belongs together, the adopted text, and whether everybody reads it. */
export function Together({
  gathering: { state, edition, headings, inputs, draft },
  meetings,
  again,
}: TogetherProps) {
  const { councilBetween } = useText();
  const words = councilBetween.inputs;
  const seen = <Edition name="seen" value={edition} />;
  if (state === "calledOff") return null;
  if (state === "adopted" || state === "published")
    return (
      <CommandForm name={state === "adopted" ? "show" : "hide"} again={again}>
        {seen}
        {state === "adopted" ? <p>{words.showLead}</p> : null}
        <ButtonRow>
          <Button variant={state === "adopted" ? "primary" : "secondary"}>
            {state === "adopted" ? words.show : words.hide}
          </Button>
        </ButtonRow>
      </CommandForm>
    );
  return (
    <>
      <Card title={words.group}>
        <CommandForm name="heading" again={again}>
          <Field name="title" label={words.heading} maxLength={200} />
          <ButtonRow>
            <Button variant="secondary">{words.headingPress}</Button>
          </ButtonRow>
        </CommandForm>
        {headings.length > 0 && inputs.length > 0 ? (
          <CommandForm name="group" again={again}>
            {inputs.map(({ id, words: said, headingId }) => (
              <Select
                key={id}
                name={`under-${id}`}
                label={words.underLabel(said.length > 80 ? `${said.slice(0, 79)}…` : said)}
                none={words.noHeading}
                optional
                initial={headingId ?? ""}
                options={headings.map((heading) => ({ value: heading.id, label: heading.title }))}
              />
            ))}
            <ButtonRow>
              <Button variant="secondary">{words.groupPress}</Button>
            </ButtonRow>
          </CommandForm>
        ) : null}
      </Card>
      <Card title={words.adopt}>
        <CommandForm name="adopt" again={again}>
          {seen}
          <TextArea
            name="words"
            label={words.text}
            hint={words.adoptHint}
            rows={12}
            limit={50_000}
            initial={draft}
          />
          <Field name="adoptedOn" type="date" width="short" label={words.adoptedOn} />
          <PointField meetings={meetings} words="adoptedAt" />
          <ButtonRow>
            <Button>{words.adoptPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Details summary={words.callOff} open={again?.form === "off"}>
        <CommandForm name="off" again={again}>
          {seen}
          <Field name="because" label={councilBetween.why} maxLength={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.callOff}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </>
  );
}
