import { v5 } from "uuid";

/**
 * The identifier of a part of a record – a phone, a place, an arrangement – made from what it hangs on and what it says, so
 * that a form sent twice says the same thing twice.
 */
export const partId = (owner: string, part: string, says: string): string =>
  v5(`${owner}/${part}/${says}`, NAMESPACE);

/** Ours alone; drawn once. */
const NAMESPACE = "5a8f0c1e-6f5d-4c52-9b8f-3d7a2e9c4b10";
