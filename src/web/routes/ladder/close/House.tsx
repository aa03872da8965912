import { Link } from "react-router";
import type { HouseClosing } from "#modules/stays/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** A house besides: who is there goes somewhere first, one by one; what was promised is given back at once. */
export function House({ house, again }: { house: HouseClosing; again: FormAgain | undefined }) {
  const { closing } = useText().stays;
  const nothing = house.guests.length + house.promised + house.waiting === 0;
  return (
    <Card title={closing.title} tone={nothing ? "quiet" : "plain"}>
      {nothing ? <p>{closing.none}</p> : null}
      {house.guests.length > 0 ? (
        <>
          <p>{closing.guests}</p>
          <ul className="to-hand-over">
            {house.guests.map((guest) => {
              const who = `${guest.placeName}: ${guest.knownAs ?? closing.somebody}`;
              return (
                <li key={guest.id}>
                  {house.onDuty ? <Link to={`/pladser/ophold/${guest.id}`}>{who}</Link> : who}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      {house.promised + house.waiting > 0 ? (
        <CommandForm name="house" again={again}>
          <p>
            {house.promised > 0 ? closing.promised(house.promised) : null}{" "}
            {house.waiting > 0 ? closing.waiting(house.waiting) : null} {closing.giveBackLead}
          </p>
          <TextArea
            name="words"
            label={closing.words}
            hint={closing.wordsHint}
            rows={2}
            limit={500}
            optional
          />
          <ButtonRow>
            <Button variant="secondary">{closing.giveBack}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Card>
  );
}
