import type { OpeningHours } from "#kernel/hours.ts";
import { writeSpans } from "#kernel/hours-text.ts";
import type { UnitRow } from "#modules/identity/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { phoneInWords } from "../../../ui/format.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { municipalityChoices } from "../Parts.tsx";

const HOLDS = ["holdsCourses", "holdsNeeds", "answersAsks"] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What only administrators decide: name, kind, area, and what it may hold. */
export function FactFields({ of, area = "" }: { of?: UnitRow; area?: string }) {
  const text = useText();
  const { unit: words, kinds } = text.setUp;
  const unknown = of !== undefined && !Object.hasOwn(kinds, of.kind);
  return (
    <>
      <Field name="name" label={words.name} initial={of?.name ?? ""} maxLength={200} />
      <Select
        name="kind"
        label={words.kind}
        initial={of?.kind ?? ""}
        options={[
          ...(unknown ? [{ value: of.kind, label: of.kind }] : []),
          ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Select
        name="area"
        label={words.area}
        hint={words.areaHint}
        initial={of?.area ?? area}
        options={municipalityChoices(text, of?.area ?? area)}
      />
      <CheckboxGroup
        name="holds"
        legend={words.holds}
        initial={HOLDS.filter((what) => of?.[what] ?? true)}
        options={HOLDS.map((value) => ({ value, label: words[value] }))}
      />
    </>
  );
}

/** What its own lead knows best: how one gets hold of it, and when. */
export function ContactFields({ of }: { of?: UnitRow }) {
  const { unit: words } = useText().setUp;
  return (
    <>
      <Field
        name="phone"
        type="tel"
        label={words.phone}
        hint={words.phoneHint}
        initial={of ? phoneInWords(of.phone) : ""}
        width="medium"
        maxLength={40}
      />
      <Field
        name="email"
        type="email"
        label={words.email}
        initial={of?.email ?? ""}
        optional
        maxLength={254}
      />
      <Field name="address" label={words.address} initial={of?.address ?? ""} optional maxLength={300} />
      <TextArea
        name="contactNote"
        label={words.contactNote}
        hint={words.contactNoteHint}
        initial={of?.contactNote ?? ""}
        optional
        rows={2}
        limit={500}
      />
      <HoursFields hours={of?.openingHours ?? {}} />
    </>
  );
}

function HoursFields({ hours }: { hours: OpeningHours }) {
  const { unit: words } = useText().setUp;
  return (
    <fieldset className="form-group">
      <legend className="form-label">{words.hours}</legend>
      <Checkbox name="always" label={words.always} initial={hours.always === true} />
      <p className="form-hint">{words.hoursHint}</p>
      {DAYS.map((day) => (
        <Field
          key={day}
          name={`day${day}`}
          label={words.days[day - 1] ?? ""}
          initial={writeSpans(hours.week?.[day] ?? [])}
          optional
          width="medium"
          maxLength={200}
        />
      ))}
      <Checkbox name="holidays" label={words.holidays} initial={hours.openOnHolidays === true} />
    </fieldset>
  );
}
