import { createHash, createHmac } from "node:crypto";
import type { Uuid } from "#kernel/ids.ts";

/** Who comes by a link: a member of staff who is signed in, somebody inside their own pages, or – most often – neither. */
export interface LinkReader {
  readonly staff: { readonly personId: Uuid; readonly unitId: Uuid | null } | null;
  readonly citizenId: Uuid | null;
}

export const NOBODY_KNOWN: LinkReader = { staff: null, citizenId: null };

/**
 * Whose own the way in is: `ours`, where the reader or their unit made it; `mine`, where it is about the reader. Neither is who
 * it is for: they are told whose it is, and never whether it was used – which would say that a note waits. `records`: all of the
 * person it is about. Pure.
 */
export function whoseOwn(
  link: {
    readonly madeBy: Uuid;
    readonly madeUnit: Uuid;
    readonly byCitizen: boolean;
  },
  { staff, citizenId }: LinkReader,
  records: readonly Uuid[],
): "ours" | "mine" | null {
  if (citizenId !== null && records.includes(citizenId)) return "mine";
  if (staff === null || link.byCitizen) return null;
  return link.madeBy === staff.personId || link.madeUnit === staff.unitId ? "ours" : null;
}

/** 128 bits: nobody guesses them, and somebody may have to type them from paper. */
const BYTES = 16;

/** The token of a way in: whoever knows the house's secret can make it again; the database holds its hash alone. */
export const knowledgeToken = (secret: string, invitationId: Uuid): string =>
  createHmac("sha256", secret)
    .update(`knowledge:${invitationId}`)
    .digest()
    .subarray(0, BYTES)
    .toString("base64url");

export const knowledgeTokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
