import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/**
 * The envelope for what identifies a person: AES-256-GCM, one random nonce for each text, and bound to its place, so that a
 * ciphertext moved to another row or column does not open there. Keys come from STAFET_KEYS; the first seals, all open.
 */

const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;

/** One line of STAFET_KEYS. The id stands readable in every ciphertext. */
export interface Key {
  /** 1–20 of a–z, 0–9, "-" and "_". */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Where a ciphertext belongs. */
export interface Place {
  /** "citizen.identifier". */
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** A text that cannot be opened: an unknown key, a foreign place, a missing or changed part. Never says what it holds. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly reason: "unknownKey" | "malformed" | "changed";
  readonly place: Place;

  constructor(reason: Unreadable["reason"], place: Place, keyId = "") {
    const where = `${place.table}.${place.column} of ${place.row}`;
    super(
      {
        unknownKey: `${where} is sealed with the key "${keyId}", which STAFET_KEYS does not have`,
        malformed: `${where} holds something that was never sealed, or only a part of it`,
        changed: `${where} has been changed, or moved here from another row`,
      }[reason],
    );
    this.reason = reason;
    this.place = place;
  }
}

/** The id of the key a text was sealed with; empty for what is no ciphertext of ours. */
export const keyIdOf = (sealed: string): string => /^([a-z0-9_-]{1,20}):/.exec(sealed)?.[1] ?? "";

/**
 * The keys at work. Each is split by HKDF into one for sealing and one for keyed hashes, so that neither says anything
 * of the other. Throws RangeError for no key, two of one id, or a wrong length.
 */
export function createKeyring(keys: readonly Key[]) {
  const ring = new Map(keys.map(({ id, key }) => [id, partsOf(id, key)]));
  const [first] = ring.values();
  if (first === undefined || ring.size < keys.length)
    throw new RangeError("Keys: at least one, no two of one id");

  return {
    /** The id of the key that seals. */
    first: first.id,
    ids: [...ring.keys()],
    has: (id: string): boolean => ring.has(id),

    /** "id:" and base64url of nonce, tag and body. Never the same twice. */
    seal(text: string, place: Place): string {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", first.sealing, nonce);
      cipher.setAAD(boundTo(first.id, place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${first.id}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },

    /** What was sealed for this very place. Throws `Unreadable`. */
    open(sealed: string, place: Place): string {
      const id = keyIdOf(sealed);
      const parts = ring.get(id);
      if (id === "") throw new Unreadable("malformed", place);
      if (parts === undefined) throw new Unreadable("unknownKey", place, id);
      const bytes = Buffer.from(sealed.slice(id.length + 1), "base64url");
      if (bytes.length < NONCE + TAG) throw new Unreadable("malformed", place);
      const decipher = createDecipheriv("aes-256-gcm", parts.sealing, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAAD(boundTo(id, place));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        throw new Unreadable("changed", place);
      }
    },

    /** A keyed hash for finding equals, under the first key. `domain` says equals of what: hashes of two domains never meet. */
    hash: (domain: string, text: string): Buffer => hashWith(first.hashing, domain, text),

    /** The same under every key, for finding what was hashed before a rotation. */
    hashes: (domain: string, text: string): Buffer[] =>
      [...ring.values()].map(({ hashing }) => hashWith(hashing, domain, text)),
  };
}

export type Keyring = ReturnType<typeof createKeyring>;

function partsOf(id: string, key: Uint8Array) {
  if (key.length !== KEY_BYTES) throw new RangeError(`The key "${id}" is not ${KEY_BYTES} bytes`);
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", key, "", `stafet ${purpose}`, KEY_BYTES));
  return { id, sealing: derive("identifiers sealed"), hashing: derive("identifiers compared") };
}

// Lengths stand before the parts: no two places are ever one text.
const joined = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join("");

const boundTo = (keyId: string, { table, column, row }: Place): Buffer =>
  Buffer.from(joined([keyId, table, column, row]), "utf8");

const hashWith = (key: Buffer, domain: string, text: string): Buffer =>
  createHmac("sha256", key)
    .update(joined([domain, text]))
    .digest();
