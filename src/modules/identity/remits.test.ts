import { beforeEach, expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { aUnit, build } from "../../../test/builders/house.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createIdentity, type Remit, type SignedIn } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");

describeOnEngine("remits", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const identity = createIdentity({ db: database.app });
    const unit = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
    const person = async (name: string): Promise<string> => {
      const id = newId();
      await build(database.app, (tx) => identity.addPerson(tx, { id, slug: name, name }));
      await database.owner(
        "insert into identity.auth_user (name, email, email_verified, person_id) values ($1, $2, true, $3)",
        [name, `${name}@region.example`, id],
      );
      return id;
    };
    const [admin, officer] = [await person("anna"), await person("bent")];
    const as = (personId: string, ...remits: Remit[]): SignedIn => ({
      sessionId: newId(),
      personId,
      personName: "who",
      method: "password",
      provedAt: now,
      remits,
      lacksSecondStep: false,
      actor: null,
    });
    await identity.giveRemitByCommand({ email: "anna@region.example", remit: "administrator" }, now);
    return { database, identity, unit, admin: as(admin, "administrator"), officer, as };
  };
  let at: Awaited<ReturnType<typeof world>>;
  beforeEach(async () => {
    at = await world();
  });
  const refused = (code: string) => expect.objectContaining({ code });
  const logged = () =>
    at.database.owner("select action, outcome from identity.audit_entry order by id desc limit 1");

  it.each(["giveRemit", "endRemit", "remits"] as const)(
    "%s is for administrators only, and logged",
    async (what) => {
      const { identity, officer, as } = at;
      const who = as(officer, "dataProtectionOfficer");
      const attempt =
        what === "giveRemit"
          ? identity.giveRemit(who, { email: "bent@region.example", remit: "administrator" }, now)
          : what === "endRemit"
            ? identity.endRemit(who, newId(), now)
            : identity.remits(who, now);
      await expect(attempt).rejects.toEqual(refused("forbidden"));
      expect(await logged()).toEqual([{ action: `identity.${what}`, outcome: "denied" }]);
    },
  );

  it("the log is for the officer only: an administrator sees none of it", async () => {
    const { identity, admin, officer, as } = at;
    await expect(identity.readLog(admin, {}, now)).rejects.toEqual(refused("forbidden"));
    const { lines } = await identity.readLog(as(officer, "dataProtectionOfficer"), { action: "log." }, now);
    expect(lines.map((line) => [line.action, line.outcome])).toEqual([
      ["log.searched", "done"],
      ["log.searched", "denied"],
    ]);
  });

  it("is given by the address somebody signs in with, once, and listed", async () => {
    const { identity, admin } = at;
    const draft = { email: " Bent@Region.example", remit: "analyst" } as const;
    await identity.giveRemit(admin, draft, now);
    await identity.giveRemit(admin, draft, now);
    expect((await identity.remits(admin, now)).map(({ person, remit }) => [person, remit])).toEqual([
      ["anna", "administrator"],
      ["bent", "analyst"],
    ]);
    const unknown = identity.giveRemit(admin, { email: "nobody@region.example", remit: "analyst" }, now);
    await expect(unknown).rejects.toEqual(refused("noSuchPerson"));
  });

  it("some are of an organisation, the others of none", async () => {
    const { identity, admin, unit } = at;
    const email = "bent@region.example";
    const organisationId = unit.organisationId;
    await identity.giveRemit(admin, { email, remit: "directoryEditor", organisationId }, now);
    for (const wrong of [
      { email, remit: "directoryEditor" },
      { email, remit: "analyst", organisationId },
    ] as const)
      await expect(identity.giveRemit(admin, wrong, now)).rejects.toEqual(refused("remitNeedsOrganisation"));
  });

  it("ends at once; the last administrator stays", async () => {
    const { identity, admin } = at;
    const [own] = await identity.remits(admin, now);
    await expect(identity.endRemit(admin, own?.id ?? "", now)).rejects.toEqual(refused("lastAdministrator"));
    await identity.giveRemit(admin, { email: "bent@region.example", remit: "administrator" }, now);
    await identity.endRemit(admin, own?.id ?? "", now);
    expect((await identity.remits(admin, now)).map(({ person }) => person)).toEqual(["bent"]);
    await expect(identity.endRemit(admin, own?.id ?? "", now)).rejects.toEqual(refused("notFound"));
  });
});
