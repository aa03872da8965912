import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { Refused } from "#kernel/refusal.ts";
import type { Engine } from "./engine.ts";
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from "./limits.ts";

/** Guesses, as a power of ten, under which a password is among the first anybody tries. */
const GUESSES = 8;

/** What Danes put first, and the lists of others do not know. */
const DANISH = (
  "stafet stafetten sommer vinter foraar forår efteraar efterår kodeord adgangskode password hemmelig velkommen " +
  "danmark kobenhavn københavn aarhus århus odense aalborg ålborg roskilde sygehus hospital kommune region jeg elsker dig " +
  "januar februar marts april juni juli august september oktober november december mandag fredag skat fodbold"
).split(" ");

let meter: ZxcvbnFactory | undefined;

/**
 * What is wrong with a password somebody chose, or null: its length, or that it is common, a row of keys, repeated, or
 * made of their own name. No rule about which signs it holds (NIST SP 800-63B).
 */
export function passwordFault(
  password: string,
  aboutThem: readonly string[] = [],
): "tooShort" | "tooLong" | "tooCommon" | null {
  if (password.length < PASSWORD_SHORTEST) return "tooShort";
  if (password.length > PASSWORD_LONGEST) return "tooLong";
  meter ??= new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  const words = [...DANISH, ...aboutThem.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))];
  const { guessesLog10 } = meter.check(
    password.slice(0, 64),
    words.filter((word) => word.length > 2),
  );
  return guessesLog10 < GUESSES ? "tooCommon" : null;
}

/** The hash of a password somebody chose, as better-auth keeps it. Throws Refused `passwordUnfit` with what is wrong. */
export async function hashOfNew(
  engine: Engine,
  password: string,
  aboutThem: readonly string[],
): Promise<string> {
  const fault = passwordFault(password, aboutThem);
  if (fault) throw new Refused("passwordUnfit", { fault });
  return (await engine.$context).password.hash(password);
}
