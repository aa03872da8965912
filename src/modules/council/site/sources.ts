import type { Database } from "#platform/db.ts";
import { publicConsultations } from "../consultations/site.ts";
import { publicPages } from "../living/views.ts";
import { publicMinutes } from "../meetings/site.ts";
import { publicAgendas } from "../planning/site.ts";
import { publicRecommendations } from "../recommendations/site.ts";
import { publicStories } from "../stories/site.ts";
import type { PublicKind, PublicThing } from "./types.ts";

/**
 * Where what is public comes from, room by room: the search is made anew from these, and checked against them. A room that calls
 * `nowPublic` for a kind has its line here.
 */
export const SOURCES: readonly {
  readonly kind: PublicKind;
  readonly things: (db: Database) => Promise<readonly PublicThing[]>;
}[] = [
  { kind: "minutes", things: publicMinutes },
  { kind: "agenda", things: publicAgendas },
  { kind: "page", things: publicPages },
  { kind: "recommendation", things: publicRecommendations },
  { kind: "story", things: publicStories },
  { kind: "consultation", things: publicConsultations },
];
