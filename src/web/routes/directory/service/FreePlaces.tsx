import { Link } from "react-router";
import type { Capacity, CapacityUnit } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { timeSince } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";

interface FreePlacesProps {
  capacity: readonly Capacity[];
  units: readonly CapacityUnit[];
  maySay: boolean;
}

/** How many places are free, and how long ago that was said; too old a figure is no figure. */
export function FreePlaces({ capacity, units, maySay }: FreePlacesProps) {
  const { care, directory, lang } = useText();
  const { places } = care;
  const now = useNow();
  if (capacity.length === 0 && !maySay) return null;
  const unitName = (code: string, count: number) => {
    const unit = units.find((one) => one.code === code);
    return (count === 1 ? unit?.one : unit?.several)?.[lang] ?? code;
  };
  return (
    <Card title={places.title}>
      {capacity.map(({ unit, available, maximum, waiting, saidAt, age }) => (
        <p key={unit}>
          {age === "unknown" ? null : (
            <strong>
              {maximum === null
                ? places.free(available, unitName(unit, available))
                : places.freeOf(available, maximum, unitName(unit, maximum))}
            </strong>
          )}{" "}
          <span className="quiet">
            {places.age[age]} {timeSince(saidAt, now, lang)}
            {waiting === null || age === "unknown" ? "" : ` · ${places.waiting(waiting)}`}
          </span>
        </p>
      ))}
      {maySay ? <Link to="/tilbud/pladser">{directory.service.sayFree}</Link> : null}
    </Card>
  );
}
