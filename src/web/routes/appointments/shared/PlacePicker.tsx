import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { SearchForm } from "../../course/shared/SearchForm.tsx";
import type { PlacesAround } from "./places.ts";

/** Looks for where it is in the directory, before anything else is written: the page is drawn anew by it. */
export function FindPlace({
  places,
  needId = null,
  keep = {},
}: {
  places: PlacesAround;
  needId?: string | null;
  keep?: Readonly<Record<string, string>>;
}) {
  const { appointments, courseActions } = useText();
  const { fields: words } = appointments;
  return (
    <Card>
      <SearchForm
        label={words.find}
        hint={words.findHint}
        words={places.words}
        needId={needId}
        keep={keep}
        all={words.findNone}
      />
      {places.words !== "" && places.found.length === 0 ? (
        <p role="status">{courseActions.search.nothing(places.words)}</p>
      ) : null}
    </Card>
  );
}

/** What was found, to choose among; and what the appointment has already. */
export function ChoosePlace({ places: { found, was } }: { places: PlacesAround }) {
  const { fields: words } = useText().appointments;
  const also = was && !found.some(({ id }) => id === was.id) ? [{ ...was, about: "" }] : [];
  const all = [...also, ...found];
  if (all.length === 0) return null;
  return (
    <RadioGroup
      name="serviceId"
      legend={words.service}
      hint={words.serviceHint}
      optional
      initial={was?.id ?? ""}
      options={[
        ...all.map(({ id, name, about }) => ({ value: id, label: name, ...(about ? { hint: about } : {}) })),
        { value: "", label: words.serviceNone },
      ]}
    />
  );
}
