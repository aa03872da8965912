import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { createIdentity, type Identity, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import { anOrganisation } from "../../../../test/builders/directory.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createDirectory, type Directory, LARGEST_FILE } from "../index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("lists sent in", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let directory: Directory;
  let capital: SignedIn;
  let zealand: SignedIn;
  let nobody: SignedIn;
  let zealandUnit: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    const units = await build(database.app, async (tx) => ({
      capital: await aUnit(identity, tx, { slug: "hovedstaden", sector: "region", region: "DK-84" }),
      zealand: await aUnit(identity, tx, {
        slug: "sjaelland",
        sector: "region",
        region: "DK-85",
        area: "0265",
      }),
    }));
    zealandUnit = units.zealand;
    const signedIn = async (unit: BuiltUnit, remits: SignedIn["remits"]): Promise<SignedIn> => {
      const actor = await onDuty(identity, unit.people[0] ?? "", unit.id, now);
      if (remits.length > 0)
        await build(database.app, (tx) =>
          identity.addRemit(
            tx,
            { personId: actor.personId, remit: "directoryEditor", organisationId: unit.organisationId },
            now,
          ),
        );
      return {
        ...{ sessionId: newId(), personId: actor.personId, personName: actor.personName, method: "password" },
        ...{ provedAt: now, remits, lacksSecondStep: false, actor },
      };
    };
    nobody = await signedIn(units.capital, []);
    capital = await signedIn(units.capital, ["directoryEditor"]);
    zealand = await signedIn(units.zealand, ["directoryEditor"]);
  });
  afterAll(() => database.close());

  async function* bytes(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
  }
  const send = (who: SignedIn, format: "hsds" | "csv", ...pieces: (string | Uint8Array)[]) =>
    directory.sendImport(
      who,
      { source: "x", format, map: null, fileName: "x", takeSource: false, bytes: bytes(...pieces) },
      now,
    );
  const kept = async () =>
    (
      await database.owner(
        "select (select count(*) from directory.import_run)::int as runs, (select count(*) from directory.import_piece)::int as pieces",
      )
    )[0];

  it("are the region's editor's alone; another region's are not there", async () => {
    const id = await send(capital, "hsds", "[", "]");
    const { importing } = directory;
    expect((await database.app.read(SYSTEM, (db) => importing.waiting(db))).map((run) => run.id)).toEqual([
      id,
    ]);
    for (const work of [
      () => directory.mayImport(nobody),
      () => directory.importRuns(nobody),
      () => directory.importRun(nobody, id, null, -1),
      () => directory.approveImport(nobody, id, now),
      () => directory.dropImport(nobody, id, now),
      () => send(nobody, "hsds", "[]"),
    ])
      await expect(work()).rejects.toEqual(refused("forbidden"));
    expect(await directory.importRuns(zealand)).toEqual([]);
    await expect(directory.importRun(zealand, id, null, -1)).rejects.toEqual(refused("notFound"));
    await expect(directory.approveImport(zealand, id, now)).rejects.toEqual(refused("notFound"));
    // Nothing is taken before it is judged, and a list is taken once.
    await expect(directory.approveImport(capital, id, now)).rejects.toEqual(refused("importNotReady"));
    await database.app.write(SYSTEM, (tx) => importing.setRun(tx, id, { state: "judged" }, now));
    await directory.approveImport(capital, id, now);
    await expect(directory.approveImport(capital, id, now)).rejects.toEqual(refused("importNotReady"));
    await expect(directory.dropImport(capital, id, now)).rejects.toEqual(refused("importNotReady"));
    await database.app.write(SYSTEM, (tx) => importing.setRun(tx, id, { state: "done" }, now));
    await directory.dropImport(capital, id, now);
    expect(await kept()).toEqual({ runs: 0, pieces: 0 });
  });

  it.each([
    ["PDF", "hsds", ["%PDF-1.4"], "notThatFile"],
    ["table called HSDS", "hsds", ["id,name\n1,a\n"], "notThatFile"],
    ["zip called a table", "csv", ["PK\u0003\u0004"], "notThatFile"],
    ["program", "csv", ["a,b\u0000"], "notThatFile"],
    ["nothing", "csv", [], "fileEmpty"],
  ] as const)("a %s is refused, and nothing of it is kept", async (_, format, pieces, code) => {
    await expect(send(capital, format, ...pieces)).rejects.toEqual(refused(code));
    expect(await kept()).toEqual({ runs: 0, pieces: 0 });
  });

  it("a file that is too big is refused where it becomes so", async () => {
    const piece = new Uint8Array(4 * 1024 * 1024).fill(65);
    const pieces = Array.from({ length: 1 + LARGEST_FILE / piece.length }, () => piece);
    await expect(send(capital, "csv", ...pieces)).rejects.toEqual(refused("fileTooBig"));
    expect(await kept()).toEqual({ runs: 0, pieces: 0 });
  });

  it("change nothing that belongs to another region", async () => {
    const theirs = anOrganisation({ stafetId: zealandUnit.organisationId });
    const free = anOrganisation();
    await build(database.app, (tx) =>
      directory.put(tx, "organisation", [theirs, free], { at: now, personId: null, source: null }),
    );
    await database.app.read(SYSTEM, async (db) => {
      const foreign = await directory.importing.notTheirs(db, "organisation", [theirs, free], "DK-84");
      expect([foreign(theirs), foreign(free)]).toEqual([true, false]);
      expect((await directory.importing.notTheirs(db, "organisation", [theirs], "DK-85"))(theirs)).toBe(
        false,
      );
    });
  });
});
