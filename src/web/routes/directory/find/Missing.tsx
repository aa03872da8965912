import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";

export interface Helper {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
}

/** Nothing fits: who works here registers what is missing from the need; others are given somebody to ring. */
export function Missing({ onDuty, helpers }: { onDuty: boolean; helpers: readonly Helper[] }) {
  const { missing } = useText().directory.find;
  return (
    <Card title={missing.title} tone="warm">
      {onDuty ? (
        <>
          <p>{missing.lead}</p>
          <p>
            {missing.inside} <Link to="/min-vagt/vi-har">{missing.press}</Link>
          </p>
        </>
      ) : (
        <>
          <p>{helpers.length > 0 ? missing.public : missing.publicNobody}</p>
          <ul className="nobullet-list ring">
            {helpers.map(({ id, name, phone }) => (
              <li key={id}>
                <Link to={`/tilbud/${id}`}>{name}</Link> <PhoneLink phone={phone} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
