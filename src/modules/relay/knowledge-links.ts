import { createHash, createHmac } from "node:crypto";
import type { Uuid } from "#kernel/ids.ts";

/** The token of a way in: whoever knows the house's secret can make it again; the database holds its hash alone. */
export const knowledgeToken = (secret: string, invitationId: Uuid): string =>
  createHmac("sha256", secret).update(`knowledge:${invitationId}`).digest("base64url");

export const knowledgeTokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
