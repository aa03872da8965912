import type { AppointmentView, Company } from "#modules/appointments/index.ts";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { ChoosePlace } from "./PlacePicker.tsx";
import type { PlacesAround } from "./places.ts";

/** What an appointment can be about and with: the citizen's open needs, their companions, the region's units by name. */
export interface Around {
  readonly needs: readonly Choice[];
  readonly companions: readonly Choice[];
  readonly units: readonly string[];
}

const choices = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** What comes first: the need, what and where it is, and – between – when. */
export function MainFields(props: {
  around: Around;
  places: PlacesAround;
  was?: AppointmentView | null;
  needId?: string | null;
  children?: React.ReactNode;
}) {
  const { appointments } = useText();
  const { fields: words } = appointments;
  const { around, was } = props;
  return (
    <>
      {around.needs.length === 0 ? null : (
        <Select
          name="needId"
          label={words.need}
          hint={words.needHint}
          none={words.needNone}
          optional
          initial={was?.needId ?? props.needId ?? ""}
          options={around.needs}
        />
      )}
      <Field
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        maxLength={200}
        initial={was?.purpose ?? ""}
      />
      {props.children}
      <Select name="kind" label={words.kind} initial={was?.kind ?? ""} options={choices(appointments.kind)} />
      <ChoosePlace places={props.places} />
      <Field
        name="place"
        label={words.place}
        hint={words.placeHint}
        maxLength={200}
        optional={props.places.found.length > 0 || props.places.was !== null}
        initial={was?.place ?? ""}
      />
      <RadioGroup
        name="citizenSays"
        legend={words.citizenSays}
        options={choices(appointments.citizenSays)}
        {...(was ? { initial: was.citizenSays } : {})}
      />
    </>
  );
}

export function WhenFields() {
  const { fields: words } = useText().appointments;
  return (
    <>
      <Field name="day" type="date" width="short" label={words.day} />
      <Field name="time" type="time" width="short" label={words.time} hint={words.timeHint} optional />
      <Field name="until" type="time" width="short" label={words.until} optional />
    </>
  );
}

/** The rest, folded away: with whom, what to bring, who goes along, how they get there. */
export function MoreFields({
  around,
  was,
  open = false,
}: {
  around: Around;
  was?: AppointmentView | null;
  open?: boolean;
}) {
  const { appointments } = useText();
  const { fields: words } = appointments;
  const more: Partial<Record<Company, React.ReactNode>> = {
    companion: (
      <>
        {around.companions.length === 0 ? null : (
          <Select
            name="companionId"
            label={words.companion}
            optional
            initial={was?.companion?.id ?? ""}
            options={around.companions}
          />
        )}
      </>
    ),
    unit: (
      <Field
        name="companyUnit"
        label={words.companyUnit}
        optional
        initial={was?.companyUnit?.name ?? ""}
        suggestions={around.units}
      />
    ),
  };
  const company = Object.entries(appointments.company) as [Company, string][];
  return (
    <Details summary={appointments.newOne.more} open={open}>
      <RadioGroup
        name="company"
        legend={words.company}
        optional
        initial={was?.company ?? "nobodyYet"}
        options={company
          .filter(([value]) => value !== "companion" || around.companions.length > 0)
          .map(([value, label]) => ({ value, label, ...(more[value] ? { more: more[value] } : {}) }))}
      />
      <Field
        name="companyWords"
        label={words.companyWords}
        maxLength={120}
        optional
        initial={was?.companyWords ?? ""}
      />
      <Select
        name="transport"
        label={words.transport}
        optional
        none={appointments.transport.notSaid}
        initial={was && was.transport !== "notSaid" ? was.transport : ""}
        options={choices(appointments.transport).filter(({ value }) => value !== "notSaid")}
      />
      <Field
        name="transportUnit"
        label={words.transportUnit}
        optional
        initial={was?.transportUnit?.name ?? ""}
        suggestions={around.units}
      />
      <Field
        name="transportWords"
        label={words.transportWords}
        maxLength={200}
        optional
        initial={was?.transportWords ?? ""}
      />
      <TextArea name="bring" label={words.bring} limit={500} rows={2} optional initial={was?.bring ?? ""} />
      <Field name="withWhom" label={words.withWhom} maxLength={200} optional initial={was?.withWhom ?? ""} />
      <Field
        name="atUnit"
        label={words.atUnit}
        optional
        initial={was?.atUnit?.name ?? ""}
        suggestions={around.units}
      />
      <Field name="phone" type="tel" width="medium" label={words.phone} optional initial={was?.phone ?? ""} />
    </Details>
  );
}
