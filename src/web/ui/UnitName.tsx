import { useText } from "../text/useText.ts";

export type Sector = "region" | "municipality" | "generalPractice" | "civilSociety" | "state";

/** The relay colour of a sector, for text, borders and the relay line (`styles/stafet.css`). */
export const sectorClass: Record<Sector, string> = {
  region: "sector sector-region",
  municipality: "sector sector-municipality",
  generalPractice: "sector sector-general-practice",
  civilSociety: "sector sector-civil-society",
  state: "sector sector-state",
};

/** A unit by name, in its sector's colour; the sector is also said in words to those who do not see the colour. */
export function UnitName({ name, sector }: { name: string; sector: Sector }) {
  const { common } = useText();
  return (
    <span className={sectorClass[sector]}>
      {name}
      <span className="sr-only"> ({common.sectors[sector]})</span>
    </span>
  );
}
