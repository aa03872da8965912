import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { addressLine } from "./address.ts";
import { MapPart } from "./MapPart.tsx";
import type { PlaceShown } from "./present.ts";

/** Where it is; for somebody who comes round, their stops in order. */
export function Where({
  places,
  moves,
  tiles,
}: {
  places: readonly PlaceShown[];
  moves: boolean;
  tiles: string | null;
}) {
  const { service } = useText().directory;
  if (places.length === 0) return null;
  const List = moves ? "ol" : "ul";
  return (
    <Card title={moves ? service.route : service.where}>
      <List className={moves ? "places" : "places nobullet-list"}>
        {places.map((place) => (
          <li key={place.id}>
            <Address place={place} />
            {place.note ? <p>{place.note}</p> : null}
            {place.transportation ? (
              <p>
                {service.getThere}: {place.transportation}
              </p>
            ) : null}
            {place.accessibility.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {place.phones.map(({ id, number }) => (
              <p key={id}>
                <PhoneLink phone={number} />
              </p>
            ))}
            <MapPart place={place} tiles={tiles} />
          </li>
        ))}
      </List>
    </Card>
  );
}

/** The address; a tap opens it in whatever map the phone has. */
function Address({ place }: { place: PlaceShown }) {
  const { service } = useText().directory;
  const line = addressLine(place);
  const { latitude, longitude } = place;
  const point = latitude !== null && longitude !== null ? `${latitude},${longitude}` : "0,0";
  const query = line === "" ? point : `${place.name ? `${place.name}, ` : ""}${line}`;
  return (
    <p className="address">
      {place.name ? <strong>{place.name}</strong> : null}
      {line === "" ? null : (
        <>
          <span>{line}</span>{" "}
          <a href={`geo:${point}?q=${encodeURIComponent(query)}`} className="not-printed">
            {service.map}
            <span className="sr-only">: {query}</span>
          </a>
        </>
      )}
    </p>
  );
}
