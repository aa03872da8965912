import { Link } from "react-router";
import type { SetUpState } from "#modules/identity/index.ts";
import { useText } from "../../text/useText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { areaName } from "./Parts.tsx";

const MOST = 5;

/** What a house still lacks before anybody can be helped, in the order it is done. Nothing when nothing is missing. */
export function StillMissing({ state }: { state: SetUpState }) {
  const text = useText();
  const { setUp } = text;
  const words = setUp.state;
  if (state.organisations === 0) {
    return (
      <EmptyState title={words.emptyTitle}>
        <p>{words.empty}</p>
        <ButtonRow>
          <LinkButton to="/adgang/organisationer/ny">{words.organisation}</LinkButton>
        </ButtonRow>
      </EmptyState>
    );
  }
  const some = (names: readonly string[]): string => {
    const first = names.slice(0, MOST).join(", ");
    return names.length > MOST ? words.andMore(first, names.length - MOST) : first;
  };
  const nameOf = ({ name }: { name: string }) => name;
  const missing = [
    state.units === 0 && { key: "unit", to: "/adgang/organisationer", what: words.unit },
    state.withoutLead.length > 0 && {
      key: "lead",
      to: `/adgang/${state.withoutLead[0]?.id}`,
      what: words.lead(some(state.withoutLead.map(nameOf))),
    },
    state.withoutLeader.length > 0 && {
      key: "leader",
      to: `/adgang/organisationer/${state.withoutLeader[0]?.id}`,
      what: words.leader(some(state.withoutLeader.map(nameOf))),
    },
    state.areasWithoutReceiver.length > 0 && {
      key: "receiver",
      to: "/adgang/organisationer",
      what: words.receiver(some(state.areasWithoutReceiver.map((area) => areaName(text, area)))),
    },
  ].filter((line) => line !== false);
  if (missing.length === 0) return null;
  return (
    <Alert variant="info" title={words.title}>
      <ul>
        {missing.map(({ key, to, what }) => (
          <li key={key}>
            <Link to={to}>{what}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
