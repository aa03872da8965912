import { createHash, createHmac } from "node:crypto";
import type { Uuid } from "#kernel/ids.ts";

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
