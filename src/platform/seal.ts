import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const IV = 12;
const TAG = 16;

/**
 * Texts that travel or lie where others may reach them: `open` gives back what `seal` was given, or null for anything
 * that was not sealed by us, with this secret, for this purpose (AES-256-GCM; the key follows from both).
 * `digest` is a keyed hash, for finding equals among what shall not be read.
 */
export function createSeal(secret: string, purpose: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", `stafet ${purpose}`, 32));
  return {
    seal(text: string): string {
      const iv = randomBytes(IV);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(sealed: string): string | null {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < IV + TAG) return null;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV), { authTagLength: TAG });
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
    digest: (text: string): Buffer => createHmac("sha256", key).update(text).digest(),
  };
}

export type Seal = ReturnType<typeof createSeal>;
