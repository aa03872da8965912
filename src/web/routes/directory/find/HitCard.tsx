import { Link } from "react-router";
import type { Hit } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { dayInWords, timeSince } from "../../../ui/format.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { addressLine } from "../service/address.ts";
import { OpeningLine } from "../service/Hours.tsx";
import { servicePath } from "../shared/paths.ts";
import { inKm } from "./present.ts";

export interface HitShown {
  readonly hit: Hit;
  readonly kind: string;
  readonly reasons: readonly string[];
}

/** One offer in a list: what it is, open or not, how near, how to be let in, whom to ring, and why it stands here. */
export function HitCard({ shown }: { shown: HitShown }) {
  const { directory, lang } = useText();
  const { find, service } = directory;
  const { hit, kind, reasons } = shown;
  const english = lang === "en" && hit.name.en !== null;
  return (
    <li className="hit sheet">
      <h3 className="row-title">
        <Link to={servicePath(hit.serviceId)} lang={english ? "en" : "da"}>
          {english ? hit.name.en : hit.name.da}
        </Link>
      </h3>
      <HitFacts hit={hit} kind={kind} />
      {hit.alert ? <p>{hit.alert}</p> : null}
      {hit.letIn ? (
        <p className="hit-in">
          <strong>{find.letIn}</strong> <span lang="da">{firstWords(hit.letIn)}</span>
        </p>
      ) : null}
      <p>
        <PhoneLink phone={hit.phone} />
      </p>
      {reasons.length > 0 ? (
        <p className="quiet hit-why">
          <span className="sr-only">{find.why} </span>
          {reasons.join(" · ")}
        </p>
      ) : null}
      {hit.status === "active" ? null : <p>{service.notGiven[hit.status]}</p>}
    </li>
  );
}

/** Short facts: kind, open or not, where and how far, room, and how far it can be believed. */
export function HitFacts({ hit, kind }: { hit: Hit; kind: string }) {
  const { directory, lang } = useText();
  const { find, service } = directory;
  const now = useNow();
  const { capacity, place, distanceKm, freshness, organisation } = hit;
  return (
    <Facts
      items={[
        kind,
        organisation.name === hit.name.da ? null : organisation.name,
        <OpeningLine key="open" opening={hit.opening} />,
        place ? addressLine(place) || place.name : null,
        distanceKm === null ? null : find.distance(inKm(distanceKm, lang)),
        hit.otherPlaces > 0 ? find.otherPlaces(hit.otherPlaces) : null,
        capacity
          ? `${find.freeOf(capacity.free, capacity.total)} – ${(capacity.state === "ageing" ? find.capacityAgeing : find.capacityFresh)(timeSince(capacity.saidAt, now, lang))}`
          : null,
        hit.endsOn ? find.endsOn(dayInWords(new Date(`${hit.endsOn}T11:00:00Z`), now, lang)) : null,
        freshness === "fresh" ? null : (
          <Badge key="trust" tone="warning">
            {service.freshness.badge[freshness]}
          </Badge>
        ),
      ]}
    />
  );
}

const LONGEST = 160;
/** The beginning, to the end of a sentence where one ends in time. */
const firstWords = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const end = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("\n"));
  return end > 40 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
};
