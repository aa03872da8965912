import type { CompanionView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { GivenBy } from "../consent/GivenBy.tsx";

type Wishes = CompanionView["wishes"];

/** What the citizen wants with somebody, beginning from what they said before. */
export function WishFields({ wishes }: { wishes: Wishes | null }) {
  const { companions: words } = useText();
  const { wish } = words;
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <>
      <RadioGroup
        name="comes"
        legend={wish.comes}
        initial={wishes?.comes ?? "always"}
        options={choices(words.comes)}
      />
      <CheckboxGroup
        name="told"
        legend={wish.told}
        hint={wish.toldHint}
        optional
        columns
        initial={wishes?.told ?? []}
        options={choices(words.told)}
      />
      <CheckboxGroup
        name="phoned"
        legend={wish.phoned}
        optional
        columns
        initial={wishes?.phoned ?? []}
        options={choices(words.phoned)}
      />
      <div className="two-fields">
        <Field
          name="opens"
          type="time"
          width="short"
          label={wish.opens}
          hint={wish.hoursHint}
          optional
          {...(wishes?.opens ? { initial: wishes.opens } : {})}
        />
        <Field
          name="closes"
          type="time"
          width="short"
          label={wish.closes}
          optional
          {...(wishes?.closes ? { initial: wishes.closes } : {})}
        />
      </div>
      <TextArea
        name="words"
        label={wish.words}
        optional
        rows={2}
        limit={1000}
        {...(wishes?.words ? { initial: wishes.words } : {})}
      />
      <RadioGroup
        name="heard"
        legend={wish.form}
        options={[
          { value: "oral", label: wish.oral },
          { value: "written", label: wish.written },
        ]}
      />
      <GivenBy />
    </>
  );
}
