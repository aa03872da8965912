import type { UnitPage } from "#modules/identity/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Select } from "../../../ui/Select.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { areaName, municipalityChoices, ProveFirst } from "../Parts.tsx";

interface ReceiverProps {
  unit: UnitPage;
  proved: boolean;
  again: FormAgain | undefined;
}

/** Law 3: an administrator offers the duty, and the unit's leader signs it in advance – in person. */
export function Receiver({ unit, proved, again }: ReceiverProps) {
  const text = useText();
  const { unit: words } = text.setUp;
  const mayReceive = ["region", "municipality"].includes(unit.sector) && unit.holdsCourses && unit.holdsNeeds;
  const { may, offers, duties } = unit;
  return (
    <Card title={words.receiver}>
      <p>{words.receiverLead}</p>
      {duties.length + offers.length === 0 ? <p>{mayReceive ? words.noDuty : words.cannotReceive}</p> : null}
      <ul>
        {duties.map(({ area, signedBy, signedAt }) => (
          <li key={area}>
            {words.duty(areaName(text, area), signedBy)} <FullMoment at={signedAt} />
          </li>
        ))}
        {offers.map(({ id, area }) => (
          <li key={id}>
            {words.waiting(areaName(text, area))}
            {may.setUp ? <TakeBack id={id} area={areaName(text, area)} again={again} /> : null}
          </li>
        ))}
      </ul>
      {may.sign && offers.length > 0 && proved
        ? offers.map(({ id, area }) => <Sign key={id} id={id} area={areaName(text, area)} again={again} />)
        : null}
      {may.setUp && mayReceive && proved ? (
        <CommandForm name="offer" again={again}>
          <Select
            name="area"
            label={words.offerArea}
            initial={unit.area}
            options={municipalityChoices(text, unit.area)}
          />
          <ButtonRow>
            <Button variant="secondary">{words.offer}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
      {!proved && ((may.sign && offers.length > 0) || (may.setUp && mayReceive)) ? (
        <ProveFirst back={`/adgang/${unit.id}/oplysninger`} />
      ) : null}
    </Card>
  );
}

interface OfferProps {
  id: string;
  area: string;
  again: FormAgain | undefined;
}

function Sign({ id, area, again }: OfferProps) {
  const { unit: words } = useText().setUp;
  return (
    <CommandForm name={`sign-${id}`} again={again}>
      <input type="hidden" name="id" value={id} />
      <ConfirmButton label={words.sign(area)} confirm={words.sign(area)}>
        <p>{words.signHint}</p>
      </ConfirmButton>
    </CommandForm>
  );
}

function TakeBack({ id, area, again }: OfferProps) {
  const { unit: words } = useText().setUp;
  return (
    <CommandForm name={`takeBack-${id}`} again={again}>
      <input type="hidden" name="id" value={id} />
      <Button variant="tertiary" aria-label={words.takeBackLabel(area)}>
        {words.takeBack}
      </Button>
    </CommandForm>
  );
}
