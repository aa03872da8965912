import type { Keyring } from "#platform/crypto.ts";
import type { Tx } from "#platform/db.ts";
import { beginCardSession, cardSession, endCardSession } from "./cardSessions.ts";
import { createCards } from "./cards.ts";
import { createCorrections } from "./corrections.ts";
import { createKeys } from "./keys.ts";
import { linkSamePerson, linksOf, sameNameAndYear, unlinkSamePerson } from "./links.ts";
import { createNumbers } from "./numbers.ts";
import { createReaching } from "./reaching.ts";
import {
  addCitizen,
  addCitizens,
  approveMeetMe,
  markRead,
  rename,
  sealedPhone,
  writeMeetMe,
} from "./store.ts";
import "./tables.ts";
import type { CitizenCard, NewCitizen } from "./types.ts";
import { citizenCards, latestMeetMe, possibleMatches, recordsOf, sameNameExactly } from "./views.ts";

export type { CardSession } from "./cardSessions.ts";
export type { FoundCard, LiveCard } from "./cards.ts";
export type { KeyHolding, Rotation } from "./keys.ts";
export { CHANNEL_KINDS, type Channel, type ChannelKind, type NewChannel } from "./reaching.ts";
export type {
  CitizenCard,
  CorrectedField,
  Correction,
  KnownNumber,
  LinkBasis,
  MeetMe,
  NewCitizen,
  PersonDetails,
  PersonLink,
} from "./types.ts";

/**
 * The person and their own words. Every function but `rotateKeys` runs in the caller's transaction; the caller
 * authorises and logs.
 */
export function createCitizen({ keyring }: { keyring: Keyring }) {
  return {
    ...createNumbers(keyring),
    ...createKeys(keyring),
    ...createCorrections(keyring),
    ...createReaching(keyring),
    ...createCards(keyring),
    beginCardSession,
    cardSession,
    endCardSession,
    addCitizen: (tx: Tx, draft: NewCitizen) => addCitizen(tx, keyring, draft),
    addCitizens: (tx: Tx, drafts: readonly NewCitizen[]) => addCitizens(tx, keyring, drafts),
    /** The phone, opened for those who may have it. Throws Unreadable. */
    phoneOf: ({ id, sealedPhone: sealed }: Pick<CitizenCard, "id" | "sealedPhone">): string | null =>
      sealed === null ? null : keyring.open(sealed, sealedPhone(id)),
    rename,
    linkSamePerson,
    unlinkSamePerson,
    linksOf,
    sameNameAndYear,
    writeMeetMe,
    approveMeetMe,
    markRead,
    citizenCards,
    recordsOf,
    latestMeetMe,
    possibleMatches,
    sameNameExactly,
  };
}

export type Citizens = ReturnType<typeof createCitizen>;
