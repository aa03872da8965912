import type { SeatLine } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";

const ROLES = ["chair", "viceChair", "member", "deputy", "secretary", "guest"] as const;

interface SeatFieldsProps {
  /** As it stands, when it is put right. */
  readonly seat?: {
    readonly name: string;
    readonly role: SeatLine["role"];
    readonly onBehalfOf: string;
    readonly deputyFor: string | null;
    readonly mail: string;
    readonly from: string;
    readonly until: string | null;
  };
  /** Seats a deputy may step in for. */
  readonly seats: readonly Pick<SeatLine, "id" | "name">[];
  readonly today?: string;
}

/** What is written of a seat: the name, the role, for whom, and when. */
export function SeatFields({ seat, seats, today = "" }: SeatFieldsProps) {
  const { councilMembers: words } = useText();
  return (
    <>
      <Field name="name" label={words.name} maxLength={200} initial={seat?.name ?? ""} />
      <RoleFields {...(seat ? { role: seat.role, onBehalfOf: seat.onBehalfOf } : {})} roles={ROLES} />
      <Select
        name="deputyFor"
        label={words.deputyForField}
        hint={words.deputyForHint}
        optional
        none={words.anybody}
        initial={seat?.deputyFor ?? ""}
        options={seats.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field name="from" type="date" width="short" label={words.from} initial={seat?.from ?? today} />
      <Field
        name="until"
        type="date"
        width="short"
        label={words.untilField}
        hint={words.untilHint}
        optional
        initial={seat?.until ?? ""}
      />
      <Field
        name="mail"
        type="email"
        label={words.mail}
        hint={words.mailHint}
        optional
        maxLength={254}
        initial={seat?.mail ?? ""}
      />
    </>
  );
}

interface RoleFieldsProps {
  readonly roles: readonly SeatLine["role"][];
  readonly role?: SeatLine["role"];
  readonly onBehalfOf?: string;
}

export function RoleFields({ roles, role, onBehalfOf = "" }: RoleFieldsProps) {
  const { councilMembers: words } = useText();
  return (
    <>
      <Select
        name="role"
        label={words.role}
        options={roles.map((value) => ({ value, label: words.roles[value] }))}
        {...(role ? { initial: role } : {})}
      />
      <Field
        name="onBehalfOf"
        label={words.onBehalfOf}
        hint={words.onBehalfOfHint}
        optional
        maxLength={200}
        initial={onBehalfOf}
      />
    </>
  );
}
