import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import type { Choice } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { GivenBy } from "../../course/consent/GivenBy.tsx";

/** The parts of the start form, in the order one asks. Only a need has to be ticked; all else can wait. */
export function Who({ association, numbers }: { association: boolean; numbers: boolean }) {
  const { start, catalogue } = useText();
  const { who } = start;
  return (
    <Card title={who.title}>
      <Field
        name="knownAs"
        label={who.name}
        hint={association ? who.hintAssociation : who.hint}
        optional
        width="medium"
        maxLength={120}
      />
      <RadioGroup
        name="ageBand"
        legend={who.age}
        optional
        columns
        options={Object.entries(catalogue.ageBand).map(([value, label]) => ({ value, label }))}
      />
      <Field name="birthYear" type="number" label={who.birthYear} optional width="short" />
      {numbers ? (
        <Details summary={who.numberMore}>
          <Field
            name="number"
            label={who.number}
            hint={who.numberHint}
            optional
            width="medium"
            maxLength={40}
          />
          <Field
            name="issuer"
            label={who.issuer}
            hint={who.issuerHint}
            optional
            width="medium"
            maxLength={100}
          />
        </Details>
      ) : null}
    </Card>
  );
}

export function Needs({ needs }: { needs: readonly Choice[] }) {
  const { start } = useText();
  return (
    <Card title={start.needs.title}>
      <CheckboxGroup name="needs" legend={start.needs.legend} columns options={needs} />
      <TextArea
        name="citizensWords"
        label={start.needs.words}
        hint={start.needs.wordsHint}
        optional
        rows={2}
      />
      <TextArea name="note" label={start.needs.note} hint={start.needs.noteHint} optional rows={2} />
    </Card>
  );
}

export function Today() {
  const { today } = useText().start;
  return (
    <Card title={today.title}>
      <Field name="today" label={today.what} hint={today.hint} optional maxLength={1000} />
    </Card>
  );
}

/** Three everyday sentences; none is chosen beforehand, and none need be. */
export function Consent() {
  const { consent } = useText().start;
  return (
    <Card title={consent.title}>
      <RadioGroup
        name="consent"
        legend={consent.legend}
        hint={consent.hint}
        optional
        options={[
          { value: "relay", label: consent.relay, hint: consent.relayHint },
          { value: "thisDoor", label: consent.thisDoor, hint: consent.thisDoorHint },
          { value: "notNow", label: consent.notNow, hint: consent.notNowHint },
        ]}
      />
      <Details summary={consent.how}>
        <RadioGroup
          name="consentForm"
          legend={consent.form}
          initial="oral"
          options={[
            { value: "oral", label: consent.oral },
            { value: "written", label: consent.written },
          ]}
        />
        <Field
          name="witness"
          label={consent.witness}
          hint={consent.witnessHint}
          optional
          width="medium"
          maxLength={200}
        />
      </Details>
      <GivenBy />
    </Card>
  );
}

export function MeetMe() {
  const { meetMe } = useText().start;
  return (
    <Card title={meetMe.title} tone="warm">
      <TextArea name="meetMe" label={meetMe.words} hint={meetMe.hint} optional rows={2} />
    </Card>
  );
}
