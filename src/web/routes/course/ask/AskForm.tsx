import { Link } from "react-router";
import type { DoorChoice } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords, phoneInWords } from "../../../ui/format.ts";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import type { Choice } from "../../../ui/Select.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { inKm } from "../../directory/find/present.ts";
import { UrgencyField } from "../shared/UrgencyField.tsx";
import { type AskDoor, nearness } from "./present.ts";

interface AskFormProps {
  baton: boolean;
  several: boolean;
  doors: readonly (AskDoor & { readonly reasons: readonly string[] })[];
  /** Doors ticked from the start. */
  chosen: readonly string[];
  more: boolean;
  area: string;
  urgency: string;
  mayHideName: boolean;
  /** A psychiatric unit may ask by a coordination plan. */
  mayUsePlan: boolean;
  /** What the citizen has said, as the page was drawn: if it changes meanwhile, nothing is sent. */
  consentId: string;
  callPath: string;
  again: FormAgain | undefined;
}

/** Whom to ask, how soon, with what words, and whether it is agreed. */
export function AskForm(props: AskFormProps) {
  const { ask, message, words } = useText().courseActions;
  const { baton, several } = props;
  const options = useDoors(props.doors, props.area);
  if (options.length === 0) {
    return (
      <Card>
        <p>{ask.none}</p>
        <Link to={props.callPath}>{ask.call}</Link>
      </Card>
    );
  }
  return (
    <Card>
      <CommandForm name="ask" again={props.again}>
        <input type="hidden" name="consentId" value={props.consentId} />
        {several ? (
          <CheckboxGroup
            name="toUnitIds"
            legend={ask.doors}
            hint={ask.many}
            options={options}
            initial={props.chosen}
          />
        ) : (
          <RadioGroup
            name="toUnitIds"
            legend={ask.doors}
            hint={baton ? ask.oneBaton : ask.one}
            options={options}
            {...(props.chosen[0] ? { initial: props.chosen[0] } : {})}
          />
        )}
        {props.more ? <p className="quiet">{ask.more}</p> : null}
        <UrgencyField initial={props.urgency} />
        <TextArea
          name="message"
          label={message}
          hint={`${ask.messageHint} ${words}`}
          optional
          rows={4}
          limit={4000}
        />
        {props.mayHideName ? (
          <Checkbox name="anonymous" label={ask.anonymous} hint={ask.anonymousHint} value="yes" />
        ) : null}
        {props.mayUsePlan ? (
          <Details summary={ask.plan} open={props.again?.values.byPlan !== undefined}>
            <Checkbox name="byPlan" label={ask.byPlan} hint={ask.byPlanHint} value="yes" />
            <Field name="planOn" label={ask.planOn} type="date" width="medium" optional />
          </Details>
        ) : null}
        <AgreedFields />
        <ButtonRow>
          <Button>{baton ? ask.pressBaton : ask.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

/** Doors as choices: whose they are, whether they are open – or when –, room, how near, why it was found, their phone. */
function useDoors(doors: AskFormProps["doors"], area: string): Choice[] {
  const { courseActions, common, directory, start, lang } = useText();
  const { ask } = courseActions;
  const { find, service } = directory;
  const now = useNow();
  const open = ({ openNow, opensAt }: DoorChoice): string => {
    if (openNow) return start.doors.openNow;
    return opensAt ? start.doors.opens(momentInWords(opensAt, now, lang)) : start.doors.closed;
  };
  // Said of those it is true of only where it tells doors apart.
  const tells = doors.some(({ door }) => !door.fits);
  return doors.map(({ door, offer, reasons }) => ({
    value: door.id,
    label: door.name,
    hint: [
      offer && offer.name.da !== door.name ? offer.name.da : null,
      open(door),
      offer?.capacity ? find.freeOf(offer.capacity.free, offer.capacity.total) : null,
      common.sectors[door.sector],
      ask[nearness(door, area)],
      offer?.distanceKm ? find.distance(inKm(offer.distanceKm, lang)) : null,
      phoneInWords(door.phone),
      tells && door.fits ? ask.likely : null,
      door.standingReceiver ? start.doors.standingReceiver : null,
      offer && offer.freshness !== "fresh" ? service.freshness.badge[offer.freshness] : null,
      ...reasons,
    ]
      .filter((fact) => fact !== null)
      .join(" · "),
  }));
}
