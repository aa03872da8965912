import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import { createMail, type Mail } from "#platform/mail.ts";
import { aUnit, type BuiltUnit, build } from "../../../../test/builders/house.ts";
import { codeFor } from "../../../../test/builders/totp.ts";
import { type TestDatabase, testDatabase } from "../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type From,
  type Identity,
  type Role,
  type SignedIn,
  type SignIn,
} from "../index.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const password = "grøn cykel ved havnen";
const reason = "Tabte telefonen i havnen, og står her";
const letter = (name: string) => ({ subject: "Off", text: `Hej ${name}` });

describe("a lost telephone", () => {
  let database: TestDatabase;
  let identity: Identity;
  let mail: Mail;
  let signIn: SignIn;
  let shelter: BuiltUnit;
  let clinic: BuiltUnit;
  /** Somebody whose second step is to be left alone. */
  let left: Awaited<ReturnType<typeof withApp>>;

  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
    identity = createIdentity({ db: database.app });
    mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
    signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
    [shelter, clinic] = await build(database.app, async (tx) => {
      const first = await aUnit(identity, tx, { slug: "shelter" });
      return [first, await aUnit(identity, tx, { slug: "clinic" })] as const;
    });
    left = await withApp("left-alone@example.dk");
  });
  afterAll(() => database.close());

  const whoIs = async (token: string): Promise<SignedIn> => {
    const found = await identity.whoIs(token, now);
    if (!found) throw new Error("Nobody");
    return found;
  };
  const leadOf = async (unit: BuiltUnit) => whoIs(await identity.signIn(unit.people[1] ?? "", unit.id, now));

  async function newcomer(email: string, role: Role = "worker") {
    let link = "";
    const write = (token: string) => {
      link = token;
      return { subject: "", text: "" };
    };
    await signIn.invite(
      await leadOf(shelter),
      { email, name: "Ida Holm", unitId: shelter.id, role },
      write,
      now,
    );
    const entered = await signIn.accept({ token: link, name: "Ida Holm", password }, home, now);
    if (entered.kind !== "in") throw new Error("Not in");
    return { who: await whoIs(entered.token), token: entered.token, device: entered.device };
  }
  async function withApp(email: string, role: Role = "worker") {
    const { who, ...rest } = await newcomer(email, role);
    const { uri, sealed } = await signIn.beginSecondStep(who, password, home, now);
    await signIn.confirmSecondStep(who, { code: codeFor(uri), sealed }, now);
    return { who, ...rest };
  }
  const reset = (
    who: SignedIn,
    personId: string,
    over: { unitId?: string; reason?: string } = {},
    at = now,
  ) => signIn.resetSecondStep(who, { personId, unitId: shelter.id, reason, ...over }, letter, at);
  const letters = async () => (await mail.outbox()).filter(({ subject }) => subject === "Off").length;
  const twoSteps = async (who: SignedIn): Promise<boolean> => (await signIn.secondStepOf(who)).on;

  it("is turned off by the unit's lead: the password alone lets in again, and whoever was in is out", async () => {
    const email = "lost@example.dk";
    const { who, token, device } = await withApp(email);
    const lead = await leadOf(shelter);
    expect(await signIn.lockedOut(lead, { personId: who.personId, unitId: shelter.id })).toMatchObject({
      email,
      twoSteps: true,
    });
    await reset(lead, who.personId);
    expect(await identity.whoIs(token, now)).toBeNull();
    // The browser they signed in with before is as unknown as any.
    const again = await signIn.withPassword({ email, password }, { ...home, device }, now);
    expect(again).toMatchObject({ kind: "in", device: expect.any(String) });
  });

  it("is turned off from the command line for somebody nobody can reach by the pages", async () => {
    const { who, token } = await withApp("alone@example.dk");
    const ask = (email: string) => signIn.resetSecondStepByCommand({ email, reason }, now);
    expect(await ask(" Alone@Example.dk")).toBe("Ida Holm");
    expect(await identity.whoIs(token, now)).toBeNull();
    await expect(ask("alone@example.dk")).rejects.toMatchObject({ code: "noSecondStep" });
    await expect(ask("nobody@example.dk")).rejects.toMatchObject({ code: "noSuchPerson" });
    expect(
      await database.owner(
        "select purpose from identity.audit_entry where action = 'identity.secondStep' and detail->>'on' = 'false' and detail->>'personId' = $1",
        [who.personId],
      ),
    ).toEqual([{ purpose: reason }]);
  });

  it("is told its owner in a letter, and stands in the log with who and why", async () => {
    const { who } = await withApp("told@example.dk");
    const lead = await leadOf(shelter);
    await reset(lead, who.personId);
    const [newest] = await mail.outbox();
    expect(newest).toMatchObject({ recipient: "told@example.dk", subject: "Off", text: "Hej Ida Holm" });
    const [entry] = await database.owner(
      `select outcome, person_id, purpose, detail from identity.audit_entry
        where action = 'identity.secondStep' and detail->>'on' = 'false' and detail->>'personId' = $1`,
      [who.personId],
    );
    const detail = { on: false, personId: who.personId, unitId: shelter.id };
    expect(entry).toEqual({ outcome: "done", person_id: lead.personId, purpose: reason, detail });
  });

  it.each<[string, string, (lead: SignedIn, personId: string) => Promise<void>]>([
    ["a lead of another unit", "forbidden", async (_, id) => reset(await leadOf(clinic), id)],
    [
      "a lead of another unit that names their own",
      "notFound",
      async (_, id) => reset(await leadOf(clinic), id, { unitId: clinic.id }),
    ],
    [
      "a colleague who leads nothing",
      "forbidden",
      async (_, id) => reset((await newcomer("colleague@example.dk")).who, id),
    ],
    [
      "a lead who proved who they are too long ago",
      "proveFirst",
      (lead, id) => reset(lead, id, {}, plus(now, minutes(5))),
    ],
    ["a lead without a reason", "reasonMissing", (lead, id) => reset(lead, id, { reason: "  " })],
    ["a lead with an identifier of nobody's", "notFound", (lead) => reset(lead, "nobody")],
  ])("is left alone by %s: %s", async (_, code, attempt) => {
    const before = await letters();
    await expect(attempt(await leadOf(shelter), left.who.personId)).rejects.toMatchObject({ code });
    expect([await twoSteps(left.who), await identity.whoIs(left.token, now)]).toEqual([
      true,
      expect.anything(),
    ]);
    expect(await letters()).toBe(before);
  });

  it("is nobody's own to turn off this way, lead or administrator", async () => {
    const { who } = await withApp("own@example.dk", "lead");
    for (const remits of [[], ["administrator"]] as const)
      await expect(reset({ ...who, remits }, who.personId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await twoSteps(who)).toBe(true);
    const [denied] = await database.owner(
      "select outcome from identity.audit_entry where action = 'identity.secondStep' and person_id = $1 and outcome = 'denied'",
      [who.personId],
    );
    expect(denied).toEqual({ outcome: "denied" });
  });

  it("of an administrator is turned off by another administrator alone", async () => {
    const { who } = await withApp("root@example.dk");
    await identity.giveRemitByCommand({ email: "root@example.dk", remit: "administrator" }, now);
    const lead = await leadOf(shelter);
    await expect(reset(lead, who.personId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await twoSteps(who)).toBe(true);
    await reset({ ...lead, remits: ["administrator"] }, who.personId);
    expect(await twoSteps(who)).toBe(false);
  });

  it("is no way to put somebody out who has none", async () => {
    const { who, token } = await newcomer("none@example.dk");
    await expect(reset(await leadOf(shelter), who.personId)).rejects.toMatchObject({ code: "noSecondStep" });
    expect(await identity.whoIs(token, now)).not.toBeNull();
  });
});
