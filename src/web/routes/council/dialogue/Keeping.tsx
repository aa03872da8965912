import type { Dialogue } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface KeepingProps {
  readonly dialogue: Pick<Dialogue, "state" | "summary" | "closesOn" | "edition" | "item" | "taken">;
  readonly again: FormAgain | undefined;
}

/** What whoever keeps the papers does: moves the last day while it is open; afterwards sums it up, puts that into the item, and shows it. */
export function Keeping({ dialogue, again }: KeepingProps) {
  const { state, summary, closesOn, edition, item, taken } = dialogue;
  const { dialogues: words } = useText().councilBetween;
  const seen = <Edition name="seen" value={edition} />;
  if (state === "open")
    return (
      <Details summary={words.move} open={again?.form === "move"}>
        <CommandForm name="move" again={again}>
          {seen}
          <Field name="closesOn" type="date" width="short" label={words.closesOn} initial={closesOn} />
          <ButtonRow>
            <Button variant="secondary">{words.movePress}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    );
  const take =
    item === null || item.place === null || summary === "" ? null : taken ? (
      <p className="quiet">{words.isTaken}</p>
    ) : (
      <CommandForm name="take" again={again}>
        {seen}
        <ButtonRow>
          <Button variant="secondary">{words.take}</Button>
        </ButtonRow>
      </CommandForm>
    );
  if (state === "published")
    return (
      <>
        {take}
        <CommandForm name="hide" again={again}>
          {seen}
          <ButtonRow>
            <Button variant="secondary">{words.hide}</Button>
          </ButtonRow>
        </CommandForm>
      </>
    );
  return (
    <>
      <Card title={words.sumUp}>
        <CommandForm name="sumUp" again={again}>
          {seen}
          <TextArea
            name="summary"
            label={words.summary}
            hint={words.sumUpHint}
            rows={6}
            limit={20_000}
            initial={summary}
          />
          <ButtonRow>
            <Button variant={summary === "" ? "primary" : "secondary"}>{words.sumUpPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {take}
      {summary === "" || item?.open === false ? null : (
        <Card title={words.show}>
          <CommandForm name="show" again={again}>
            {seen}
            <p>{words.showLead}</p>
            <ButtonRow>
              <Button>{words.show}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </>
  );
}
