import { createKeyring } from "#platform/crypto.ts";

/** Keys that protect nothing: the same in every test and measurement. */
export const testKeyring = createKeyring([{ id: "test", key: Buffer.alloc(32, 7) }]);
