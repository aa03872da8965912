import { Link } from "react-router";
import type { Hit } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { HitFacts } from "../../directory/find/HitCard.tsx";
import { servicePath } from "../../directory/shared/paths.ts";

/** Offers that are not on Stafet: rung, and what they said noted (A11). */
export function ToRing({
  offers,
  callPath,
}: {
  offers: readonly { hit: Hit; kind: string }[];
  callPath: string;
}) {
  const { ask } = useText().directory;
  if (offers.length === 0) return null;
  return (
    <Card title={ask.mustRing} tone="quiet">
      <p>
        {ask.mustRingLead} <Link to={callPath}>{ask.call}</Link>
      </p>
      <ul className="nobullet-list">
        {offers.map(({ hit, kind }) => (
          <li key={hit.serviceId}>
            <Link to={servicePath(hit.serviceId)}>{hit.name.da}</Link> <PhoneLink phone={hit.phone} />
            <HitFacts hit={hit} kind={kind} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
