import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import type { PlaceShown } from "./present.ts";
import { TILE, tileAt } from "./tile.ts";

/** A small map where the house has an address for one and the place has a point; nothing needs it. Fetched when unfolded. */
export function MapPart({ place, tiles }: { place: PlaceShown; tiles: string | null }) {
  const { service } = useText().directory;
  const { latitude, longitude } = place;
  if (tiles === null || latitude === null || longitude === null) return null;
  const tile = tileAt(tiles, latitude, longitude);
  return (
    <Details summary={service.map}>
      <svg className="map" viewBox={`0 0 ${TILE} ${TILE}`} role="img" aria-label={place.name || place.street}>
        <image href={tile.url} width={TILE} height={TILE} />
        <circle cx={tile.x} cy={tile.y} r="8" className="map-here" />
      </svg>
    </Details>
  );
}
