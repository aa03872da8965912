import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, minutes, plus } from "#kernel/time.ts";
import { createMail } from "#platform/mail.ts";
import { aUnit, type BuiltUnit, build } from "../../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type From,
  hasSteppedUp,
  type Identity,
  type SignedIn,
  type SignIn,
} from "../index.ts";
import { pinFault } from "./rules.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const desk: From = { address: "192.0.2.1", agent: "", device: null };
const pin = "739150";

let database: TestDatabase;
let identity: Identity;
let signIn: SignIn;
let shelter: BuiltUnit;
let clinic: BuiltUnit;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
  [shelter, clinic] = await build(database.app, async (tx) => {
    const first = await aUnit(identity, tx, { slug: "shelter", members: ["worker", "lead", "volunteer"] });
    return [first, await aUnit(identity, tx, { slug: "clinic" })] as const;
  });
});
afterAll(() => database.close());

async function onDuty(unit: BuiltUnit, index: number, at = now): Promise<SignedIn> {
  const who = await identity.whoIs(await identity.signIn(unit.people[index] ?? "", unit.id, at), at);
  if (!who) throw new Error("Nobody");
  return who;
}
const aDesk = async (unit = shelter) =>
  signIn.addWorkstation(await onDuty(unit, 1), { unitId: unit.id, name: "Vagtstuen" }, now);
const withPin = (workstation: string | null, personId: string, typed = pin, at = now) =>
  signIn.withPin({ workstation, personId, pin: typed }, desk, at);
const worker = () => shelter.people[0] ?? "";

it.each([["111111"], ["123456"], ["987654"], ["121212"], ["010180"], ["12345"], ["12345a"], ["1234567"]])(
  "%s is no PIN",
  (given) => expect(pinFault(given)).toBe(true),
);
it.each([["739150"], ["402863"]])("%s is one", (given) => expect(pinFault(given)).toBe(false));

it("a PIN opens a short session in the unit of the workstation, and proves nothing for what asks for proof", async () => {
  const token = await aDesk();
  await signIn.setPin(await onDuty(shelter, 0), pin, now);
  expect((await signIn.peopleAt(token))?.people.map(({ id }) => id)).toEqual([worker()]);
  const entered = await withPin(token, worker());
  if (entered.kind !== "in") throw new Error("Not in");
  const who = await identity.whoIs(entered.token, now);
  expect(who).toMatchObject({ method: "pin", actor: { unitId: shelter.id, role: "worker" } });
  expect(who && hasSteppedUp(who, now)).toBe(false);
  const clicks = (at: Date) => identity.whoIs(entered.token, at, { seen: true });
  for (let at = minutes(9); at < hours(2); at += minutes(9))
    expect(await clicks(plus(now, at))).not.toBeNull();
  expect(await clicks(plus(now, hours(2)))).toBeNull();
  const idle = await withPin(token, worker());
  expect(idle.kind === "in" && (await identity.whoIs(idle.token, plus(now, minutes(10))))).toBeNull();
});

it("a PIN opens nothing at another browser, in another unit, or where the workstation is out of use", async () => {
  await signIn.setPin(await onDuty(shelter, 0), pin, now);
  const token = await aDesk();
  for (const other of [null, "", `${token}x`, await aDesk(clinic)])
    await expect(withPin(other, worker())).rejects.toMatchObject({ code: "wrongPin" });
  const lead = await onDuty(shelter, 1);
  const [mine] = await signIn.workstationsOf(lead, shelter.id);
  expect(mine).toMatchObject({ name: "Vagtstuen" });
  for (const { id } of await signIn.workstationsOf(lead, shelter.id))
    await signIn.endWorkstation(lead, { id, unitId: shelter.id }, now);
  await expect(withPin(token, worker())).rejects.toMatchObject({ code: "wrongPin" });
  expect(await signIn.peopleAt(token)).toBeNull();
});

it("guessing a PIN waits longer and longer, for that person at that workstation", async () => {
  const [token, elsewhere] = [await aDesk(), await aDesk()];
  await signIn.setPin(await onDuty(shelter, 0), pin, now);
  const codes: string[] = [];
  for (let n = 0; n < 6; n++)
    codes.push(await withPin(token, worker(), "402863").catch((error) => error.code));
  expect(codes).toEqual([...Array(5).fill("wrongPin"), "tooManyAttempts"]);
  await expect(withPin(token, worker())).rejects.toMatchObject({ code: "tooManyAttempts" });
  expect(await withPin(elsewhere, worker())).toMatchObject({ kind: "in" });
  expect(await withPin(token, worker(), pin, plus(now, minutes(15)))).toMatchObject({ kind: "in" });
});

it("only leads make workstations of their unit, and PINs and workstations take a fresh proof", async () => {
  const draft = { unitId: shelter.id, name: "Køkkenet" };
  await expect(signIn.addWorkstation(await onDuty(shelter, 0), draft, now)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(signIn.addWorkstation(await onDuty(clinic, 1), draft, now)).rejects.toMatchObject({
    code: "forbidden",
  });
  const later = plus(now, minutes(5));
  const stale = await onDuty(shelter, 1);
  await expect(signIn.addWorkstation(stale, draft, later)).rejects.toMatchObject({ code: "proveFirst" });
  await expect(signIn.setPin(stale, pin, later)).rejects.toMatchObject({ code: "proveFirst" });
  await expect(signIn.setPin(stale, "123456", now)).rejects.toMatchObject({ code: "pinUnfit" });
});

it("whoever has left the unit has no way in there, and taken away a PIN is gone", async () => {
  const token = await aDesk();
  const volunteer = shelter.people[2] ?? "";
  await signIn.setPin(await onDuty(shelter, 2), pin, now);
  expect(await withPin(token, volunteer)).toMatchObject({ kind: "in" });
  await signIn.setPin(await onDuty(shelter, 2), "", now);
  await expect(withPin(token, volunteer)).rejects.toMatchObject({ code: "wrongPin" });
  await signIn.setPin(await onDuty(shelter, 2), pin, now);
  await build(database.app, (tx) =>
    identity.endMembership(tx, { personId: volunteer, unitId: shelter.id, now }),
  );
  await expect(withPin(token, volunteer, pin)).rejects.toMatchObject({ code: "wrongPin" });
});

it("no PIN lies readable in the database", async () => {
  const rows = await database.owner("select hash from identity.pin");
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(pin);
});
