import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Phone, Schedule, Service } from "../model.ts";
import type { Stretch } from "../rules/opening.ts";
import type { ServiceKind } from "../types.ts";
import type { Hit, Place } from "./types.ts";

/** What the search keeps of a service, and what it is made of. */

/** A place where it is given, as read for the search. */
export interface MaterialPlace extends Place {
  readonly kind: "physical" | "postal" | "virtual";
  readonly municipality: string | null;
  /** Its own, else its postcode's or its municipality's middle. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Said of the service in this place, … */
  readonly schedules: readonly Schedule[];
  readonly phones: readonly Phone[];
  /** … and of the house. */
  readonly houseSchedules: readonly Schedule[];
  readonly housePhones: readonly Phone[];
}

export interface Material {
  readonly service: Service;
  readonly absent: boolean;
  readonly kind: Pick<ServiceKind, "name" | "needs" | "helpsThrough" | "rhythmDays">;
  /** Whose it is first, then who runs it and who has the authority. */
  readonly owners: readonly { readonly name: string; readonly alternateName: string | null }[];
  /** The organisation's. */
  readonly phones: readonly Phone[];
  readonly places: readonly MaterialPlace[];
  readonly today: CalendarDay;
}

/** Lexeme → the weightiest place it stands in. */
export type Lexemes = ReadonlyMap<string, "A" | "B" | "C" | "D">;

/** A card as it is kept: a hit without what depends on the moment and on who asks. */
export interface Card
  extends Pick<
    Hit,
    | "name"
    | "kind"
    | "needs"
    | "helpsThrough"
    | "status"
    | "organisation"
    | "phone"
    | "letIn"
    | "alert"
    | "languages"
  > {
  readonly places: readonly (Place & {
    readonly latitude: number | null;
    readonly longitude: number | null;
  })[];
  readonly met: readonly string[];
  readonly lacking: readonly string[];
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly areas: readonly string[];
  readonly verified: { readonly at: string; readonly by: string } | null;
  readonly endsOn: string | null;
  readonly unitId: Uuid | null;
}

export interface Searchable {
  readonly serviceId: Uuid;
  readonly nameWords: number;
  readonly sortName: string;
  readonly shown: boolean;
  readonly closed: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly morePlaces: readonly number[] | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly hours: readonly Stretch[] | null;
  readonly hoursUntil: Instant;
  readonly believedUntil: Instant | null;
  readonly absent: boolean;
  readonly dueAt: Instant;
  readonly card: Card;
  readonly codes: {
    readonly kind: string;
    readonly needs: readonly string[];
    readonly conditions: readonly string[];
    readonly languages: readonly string[];
  };
  readonly askable: boolean;
}

/** How codes stand among the words: behind a sign that no folded word has. */
export const CODE = {
  /**
   * A word that tells what the offer is: in its name, its owner's or its place's – or anywhere, where nobody has said which needs it
   * meets. A word that means a need ("læge") is looked for among these: what a shelter's description says in passing ("we go with
   * you to the doctor") does not make it a doctor.
   */
  telling: (lexeme: string): string => `^${lexeme}`,
  kind: (code: string): string => `§k${code}`,
  need: (code: string): string => `§n${code}`,
  met: (code: string): string => `§c${code}`,
  lacking: (code: string): string => `§l${code}`,
  language: (code: string): string => `§s${code}`,
  /** A municipality it serves by name, or lies in. */
  serves: (code: string): string => `§a${code}`,
  liesIn: (code: string): string => `§p${code}`,
  organisation: (id: Uuid): string => `§o${id}`,
  everybody: "§e",
  fromEverywhere: "§v",
  askable: "§u",
} as const;
