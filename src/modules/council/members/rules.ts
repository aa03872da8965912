import type { CalendarDay } from "#kernel/time.ts";
import { type Membership, SEAT_ROLES, type SeatRole } from "../bodies/types.ts";

type Period = Pick<Membership, "from" | "until">;
type Seat = Omit<Membership, "edition">;

/** Who has a vote. A deputy votes for whoever they step in for. */
export const votes = (role: SeatRole): boolean =>
  role === "chair" || role === "viceChair" || role === "member";

export const inForce = ({ from, until }: Period, day: CalendarDay): boolean =>
  from <= day && (until === null || day <= until);

const overlap = (a: Period, b: Period): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

export type MayStand =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: "chairThere" | "seatThere" | "notADeputysSeat" | "bodyEnded";
      readonly name: string;
    };

/**
 * Whether a seat may stand among the others of its body: before the body ends, one chair at a time, nobody twice with a vote, and a
 * deputy only for a seat of the same body whose time they share. Two of the same name are two people when they sit for different associations.
 */
export function mayStand(seat: Seat, all: readonly Seat[], lastDay: CalendarDay | null): MayStand {
  const others = all.filter(({ id }) => id !== seat.id);
  const no = (code: Exclude<MayStand, { ok: true }>["code"], name = seat.name): MayStand => ({
    ok: false,
    code,
    name,
  });
  if (lastDay !== null && (seat.until === null || seat.until > lastDay)) return no("bodyEnded");
  const beside = others.filter((other) => overlap(other, seat));
  const chair = seat.role === "chair" ? beside.find(({ role }) => role === "chair") : undefined;
  if (chair) return no("chairThere", chair.name);
  const twice = beside.some(
    (other) =>
      samePerson(other, seat) && (other.role === seat.role || (votes(other.role) && votes(seat.role))),
  );
  if (twice) return no("seatThere");
  if (seat.deputyFor === null) return { ok: true };
  const stepsInFor = beside.find(({ id }) => id === seat.deputyFor);
  return stepsInFor && votes(stepsInFor.role) ? { ok: true } : no("notADeputysSeat");
}

const samePerson = (a: Seat, b: Seat): boolean =>
  (a.personId !== null && a.personId === b.personId) ||
  (a.name.toLocaleLowerCase("da") === b.name.toLocaleLowerCase("da") && a.onBehalfOf === b.onBehalfOf);

/** As a list shows them: by role, then by name in Danish order. */
export const inOrder = <S extends Pick<Membership, "role" | "name">>(seats: readonly S[]): S[] =>
  seats.toSorted(
    (a, b) => SEAT_ROLES.indexOf(a.role) - SEAT_ROLES.indexOf(b.role) || a.name.localeCompare(b.name, "da"),
  );
