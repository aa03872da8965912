import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { createIdentity, type Identity, type Remit, type SignedIn } from "#modules/identity/index.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { type Card, createGuidance, type Guidance } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const refused = (code: string) => expect.objectContaining({ code });

const aCard = (draft: Partial<Card> = {}): Card => ({
  id: newId(),
  region: "DK-84",
  title: { da: "Mød mennesket", en: "Meet the person" },
  body: { da: "Sig dit navn.", en: "Say your name." },
  moments: ["firstContact"],
  needs: ["trauma"],
  sources: [{ title: "Vores egne ord", url: null }],
  reviewOn: "2027-03-02",
  clinical: null,
  englishOlder: false,
  example: false,
  withdrawn: false,
  ...draft,
});

describeOnEngine("knowledge cards", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let guidance: Guidance;
  let region: BuiltUnit;
  let elsewhere: BuiltUnit;
  let town: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    guidance = createGuidance({ db: database.app, identity });
    await build(database.app, async (tx) => {
      region = await aUnit(identity, tx, { slug: "region", sector: "region" });
      elsewhere = await aUnit(identity, tx, { slug: "elsewhere", sector: "region", region: "DK-82" });
      town = await aUnit(identity, tx, { slug: "town", sector: "municipality" });
    });
  });
  afterAll(() => database.close());

  /** Somebody of the unit, who holds the directory's editing for its organisation. */
  async function editor(unit: BuiltUnit, remits: readonly Remit[] = ["directoryEditor"]): Promise<SignedIn> {
    const [personId = ""] = unit.people;
    await build(database.app, (tx) =>
      identity.addRemit(tx, { personId, remit: "directoryEditor", organisationId: unit.organisationId }, now),
    );
    const actor = await onDuty(identity, personId, unit.id, now);
    const who = { sessionId: newId(), personId, personName: "Redaktøren", method: "demo" as const };
    return { ...who, provedAt: now, remits, actor, lacksSecondStep: false };
  }

  it("are saved by the region's own editor, and by nobody else", async () => {
    const card = aCard();
    for (const who of [await editor(elsewhere), await editor(town), await editor(region, [])])
      await expect(guidance.saveCard(who, card, 0, now)).rejects.toEqual(refused("forbidden"));
    expect(await guidance.card(card.id)).toBeNull();
    expect(await guidance.saveCard(await editor(region), card, 0, now)).toBe(1);
    expect(await guidance.card(card.id)).toMatchObject({ card, edition: 1 });
  });

  it("are taken from no region by another's editor", async () => {
    const card = aCard({ region: "DK-82" });
    await guidance.saveCard(await editor(elsewhere), card, 0, now);
    await expect(
      guidance.saveCard(await editor(region), { ...card, region: "DK-84" }, 1, now),
    ).rejects.toEqual(refused("forbidden"));
  });

  it("become editions that are kept; the same again is none, and who was second is told", async () => {
    const who = await editor(region);
    const card = aCard();
    await guidance.saveCard(who, card, 0, now, "first");
    await guidance.saveCard(who, card, 0, now, "first");
    expect(await guidance.saveCard(who, card, 1, now)).toBe(1);
    const later = { ...card, body: { da: "Sig dit navn. Vent.", en: "Say your name. Wait." } };
    expect(await guidance.saveCard(who, later, 1, now)).toBe(2);
    await expect(guidance.saveCard(who, aCard({ id: card.id }), 1, now)).rejects.toEqual(
      refused("editedMeanwhile"),
    );
    const editions = await guidance.cardEditions(card.id, 10);
    expect(editions.map(({ edition, by, card: each }) => [edition, by, each.body.da])).toEqual([
      [2, "worker 0 region", "Sig dit navn. Vent."],
      [1, "worker 0 region", "Sig dit navn."],
    ]);
    expect(await guidance.cardEdition(card.id, 1)).toEqual(card);
  });

  it.each([
    ["no words", { body: { da: " ", en: "" } }],
    ["a title in English and no text", { body: { da: "Sig dit navn.", en: "" } }],
    ["nowhere to be read", { moments: [], needs: [] }],
    ["a source that is a script", { sources: [{ title: "Her", url: "javascript:alert(1)" }] }],
    ["no source", { sources: [] }],
    ["a moment there is not", { moments: ["breakfast"] as never }],
    ["a clinical owner without a name", { clinical: { owner: "", guideline: { title: "X", url: null } } }],
    ["a day there is not", { reviewOn: "2026-02-30" }],
  ])("with %s are refused", async (_, wrong) => {
    const draft = aCard(wrong);
    await expect(guidance.saveCard(await editor(region), draft, 0, now)).rejects.toEqual(
      refused("invalidInput"),
    );
  });

  it("that are clinical have an owner, whoever writes: the database says so too", async () => {
    const card = aCard({ clinical: { owner: "", guideline: { title: "", url: null } } });
    await expect(guidance.takeIn([card], now)).rejects.toMatchObject({
      constraint: "a_clinical_card_has_an_owner",
    });
  });

  it("lie beside the work of their own region, unless withdrawn", async () => {
    const painful = aCard({ title: { da: "Smerter", en: "Pain" }, moments: [], needs: ["painRelief"] });
    const gone = aCard({ moments: [], needs: ["painRelief"], withdrawn: true });
    const far = aCard({ moments: [], needs: ["painRelief"], region: "DK-82" });
    expect(await guidance.takeIn([painful, gone, far], now)).toEqual({ added: 3, left: 0 });
    const situation = { moments: [], needs: ["painRelief", "dental"] };
    expect(await guidance.beside("DK-84", situation)).toEqual([{ id: painful.id, title: painful.title }]);
    expect(await guidance.beside("DK-84", { moments: [], needs: ["dental"] })).toEqual([]);
    const listed = (await guidance.cards("DK-84")).map(({ card }) => card.id);
    expect(listed).toContain(painful.id);
    expect(listed).not.toContain(gone.id);
    expect((await guidance.cards("DK-84", true)).map(({ card }) => card.id)).toContain(gone.id);
  });

  it("taken in again leave what somebody has changed since", async () => {
    const card = aCard();
    await guidance.takeIn([card], now);
    await guidance.saveCard(await editor(region), { ...card, title: { da: "Rettet", en: "Mended" } }, 1, now);
    expect(await guidance.takeIn([card, aCard()], now)).toEqual({ added: 1, left: 1 });
    expect((await guidance.card(card.id))?.card.title.da).toBe("Rettet");
  });
});
