import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** What a password or PIN is hashed with. Stands in each hash, so that it can be raised while old ones still open. */
interface Cost {
  /** scrypt's N, as a power of two. */
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** As dear as N = 2^17, p = 1, in a quarter of the memory (OWASP, password storage): many people sign in at once. */
const COST: Cost = { log2N: 15, r: 8, p: 3 };
const KEY = 32;
const SALT = 16;

/** "scrypt$15$8$3$salt$key": the password exactly as it was typed, in Unicode's one way of writing it (NFKC). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.log2N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join(
    "$",
  );
}

/** Whether it is the password of the hash. False for what is no hash of ours. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [, log2N, r, p, salt = "", key = ""] =
    /^scrypt\$(1[4-9]|20)\$(\d{1,2})\$(\d)\$([\w-]{22})\$([\w-]{43})$/.exec(hash) ?? [];
  if (key === "") return false;
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return timingSafeEqual(
    Buffer.from(key, "base64url"),
    await derive(password, Buffer.from(salt, "base64url"), cost),
  );
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) =>
    scrypt(password.normalize("NFKC"), salt, KEY, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}
