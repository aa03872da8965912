import { expect, vi } from "vitest";
import type { Identity } from "#modules/identity/index.ts";

/**
 * Seals the log to its end. Nothing is sealed past a transaction that is open anywhere in the server, and other tests share it: so it
 * is tried until nothing is left.
 */
export const sealedWhole = (identity: Identity, now: Date): Promise<void> =>
  vi.waitFor(
    async () => {
      await identity.audit.seal();
      expect(await identity.audit.verify(now)).toMatchObject({ oldestUnsealedMs: null });
    },
    { timeout: 30_000, interval: 50 },
  );
