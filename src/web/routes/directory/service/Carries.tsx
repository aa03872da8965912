import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";

/** Whom an offer about to end carries: those the reader may see, and how many others. */
export interface Carried {
  readonly people: readonly { readonly courseId: string; readonly knownAs: string }[];
  readonly others: number;
}

export function Carries({ carried, endsOn }: { carried: Carried; endsOn: string | null }) {
  const { directory, lang } = useText();
  const { carries, endsOn: ends } = directory.service;
  const now = useNow();
  return (
    <Card title={carries.title} tone="warm">
      {endsOn ? <p>{ends(dayInWords(new Date(`${endsOn}T11:00:00Z`), now, lang))}</p> : null}
      {carried.people.length + carried.others === 0 ? <p>{carries.none}</p> : <p>{carries.lead}</p>}
      <ul className="items">
        {carried.people.map(({ courseId, knownAs }) => (
          <li key={courseId}>
            <Link to={`/forloeb/${courseId}`}>{knownAs}</Link>
          </li>
        ))}
      </ul>
      {carried.others > 0 ? <p>{carries.elsewhere(carried.others)}</p> : null}
    </Card>
  );
}
