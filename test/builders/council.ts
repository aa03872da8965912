import { isRefused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { type Body, type Council, createCouncil, type SeatRole } from "#modules/council/index.ts";
import { createIdentity, type Remit, type SignedIn } from "#modules/identity/index.ts";
import { createMail } from "#platform/mail.ts";
import type { TestDatabase } from "../db.ts";
import { aUnit, build, onDuty } from "./house.ts";

/** Everybody who may come to a body, in the order `answers` gives them. */
export const COUNCIL_CAST = [
  "remit",
  "secretary",
  "chair",
  "member",
  "guest",
  "elsewhere",
  "nobody",
] as const;
export type CouncilCast = Readonly<Record<(typeof COUNCIL_CAST)[number], SignedIn>>;

const BEGAN = calendarDay("2025-01-01");
export const COUNCIL_NOW = new Date("2026-03-02T10:00:00Z");

/**
 * Councils with people in them: each body has a secretary, a chair, a member and a guest who sign in; "elsewhere" is the secretary of
 * another body, "remit" of the whole house, and "nobody" signs in and sits nowhere.
 */
export async function aCouncilHouse(database: TestDatabase) {
  const identity = createIdentity({ db: database.app });
  const council: Council = createCouncil({
    ...{ db: database.app, identity, secret: "a secret for trying things out" },
    mail: createMail({ db: database.app, secret: "a secret for letters", smtpUrl: null, from: "" }),
  });
  const unit = await build(database.app, (tx) =>
    aUnit(identity, tx, {
      ...{ slug: "secretariat", sector: "region" },
      members: ["lead", "worker", "worker", "worker", "worker", "worker", "worker"],
    }),
  );
  const signedIn = async (place: number, remits: readonly Remit[] = []): Promise<SignedIn> => {
    const personId = unit.people[place] ?? "";
    const actor = await onDuty(identity, personId, unit.id, COUNCIL_NOW);
    const one = {
      sessionId: `s${place}`,
      personId,
      personName: COUNCIL_CAST[place] ?? "",
      method: "demo" as const,
    };
    return { ...one, provedAt: COUNCIL_NOW, remits, actor, lacksSecondStep: false };
  };
  const people = await Promise.all(
    COUNCIL_CAST.map((name, place) => signedIn(place, name === "remit" ? ["councilSecretary"] : [])),
  );
  const cast = Object.fromEntries(COUNCIL_CAST.map((name, i) => [name, people[i]])) as CouncilCast;

  let bodies = 0;
  const seat = (bodyId: string, name: string, role: SeatRole, who: SignedIn | null = null): Promise<string> =>
    council.addSeat(
      null,
      { bodyId, name, role, onBehalfOf: "", from: BEGAN, signsInAs: who?.personId ?? null },
      COUNCIL_NOW,
    );
  async function aBody(): Promise<Pick<Body, "id" | "slug" | "name"> & { seats: Record<string, string> }> {
    const slug = `raadet-${++bodies}`;
    const name = `Rådet ${bodies}`;
    const id = await council.addBody(null, { region: "DK-84", slug, name, kind: "council" }, COUNCIL_NOW);
    const seats: Record<string, string> = {};
    for (const role of ["secretary", "chair", "member", "guest"] as const)
      seats[role] = await seat(id, `${role} i ${name}`, role, cast[role]);
    return { id, slug, name, seats };
  }
  const other = await council.addBody(
    null,
    { region: "DK-84", slug: "et-andet-raad", name: "Et andet råd", kind: "council" },
    COUNCIL_NOW,
  );
  await seat(other, "Sekretæren dér", "secretary", cast.elsewhere);

  return { council, identity, cast, aBody, seat, other, unit };
}

/** What each of the cast is answered, in order: "ok", or the code it is refused with. */
export async function answers(cast: CouncilCast, ask: (who: SignedIn) => Promise<unknown>): Promise<string> {
  const heard: string[] = [];
  for (const name of COUNCIL_CAST)
    heard.push(
      await ask(cast[name]).then(
        () => "ok",
        (error: unknown) => {
          if (!isRefused(error)) throw error;
          return error.code;
        },
      ),
    );
  return heard.join(" ");
}

/** What it answers to those who keep a body's papers, and to everybody else. */
export const KEEPERS = "ok ok ok forbidden forbidden forbidden forbidden";
/** And to those who sit in it. */
export const SITTERS = "ok ok ok ok forbidden forbidden forbidden";
/** And to a secretary of the whole house alone. */
export const HOUSE = "ok forbidden forbidden forbidden forbidden forbidden forbidden";
