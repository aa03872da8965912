import type { Allowance } from "#modules/consent/index.ts";
import type { UnitCard } from "#modules/identity/index.ts";
import type { Choice } from "../../../ui/Select.tsx";
import type { Line } from "./Lines.tsx";

/** Units and whole organisations as choices, in the order given; an organisation where its first unit stands. Pure. */
export function recipients(
  units: readonly Pick<UnitCard, "id" | "name" | "organisationId" | "organisationName">[],
  groups: { unit: string; organisation: string },
): readonly Choice[] {
  const organisations = new Map(units.map((unit) => [unit.organisationId, unit.organisationName]));
  return [
    ...units.map((unit) => ({
      value: `unit:${unit.id}`,
      label: unit.name === unit.organisationName ? unit.name : `${unit.name} (${unit.organisationName})`,
      group: groups.unit,
    })),
    ...[...organisations].map(([id, name]) => ({
      value: `organisation:${id}`,
      label: name,
      group: groups.organisation,
    })),
  ];
}

/** So many lines stand on the page; more can be added when those are written down. */
const LINES_AT_LEAST = 3;
const NO_LINE: Line = { to: "", kinds: [], purpose: "", endsOn: "" };

/** What was chosen stands there again, with room for one more. Pure. */
export function linesToShow(allowances: readonly Allowance[]): readonly Line[] {
  const lines = allowances.map(({ recipient, unitId, organisationId, kinds, purpose, endsOn }) => ({
    to: recipient === "relay" ? "relay" : `${recipient}:${unitId ?? organisationId}`,
    kinds,
    purpose,
    endsOn: endsOn ?? "",
  }));
  const empty = Math.max(LINES_AT_LEAST - lines.length, 1);
  return [...lines, ...Array.from({ length: empty }, () => NO_LINE)];
}
