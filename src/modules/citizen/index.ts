import { addCitizen, addCitizens, linkSamePerson, markRead, rename, writeMeetMe } from "./store.ts";
import "./tables.ts";
import { citizenCards, latestMeetMe, possibleMatches, recordsOf } from "./views.ts";

export type { CitizenCard, MeetMe, NewCitizen } from "./types.ts";

/** The person and their own words. Every function runs in the caller's transaction; the caller authorises and logs. */
export function createCitizen() {
  return {
    addCitizen,
    addCitizens,
    rename,
    linkSamePerson,
    writeMeetMe,
    markRead,
    citizenCards,
    recordsOf,
    latestMeetMe,
    possibleMatches,
  };
}

export type Citizens = ReturnType<typeof createCitizen>;
