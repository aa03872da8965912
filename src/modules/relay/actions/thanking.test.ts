import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf, hours, instantAt, minutes } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { Outcome } from "../rules/reaching.ts";
import type { Carriers, Parcel } from "./carriers.ts";
import { thankingActions } from "./thanking.ts";

describeOnEngine("thanking whoever handed something over", (open) => {
  let database: TestDatabase;
  let region: Region;
  let course: BuiltCourse;
  let thankGivers: ReturnType<typeof thankingActions>["thankGivers"];
  let parcels: Parcel[];

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    ({ thankGivers } = thankingActions(region));
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    parcels = [];
    // Noon, on a day of its own.
    const next = instantAt(dayOf(new Date(region.now().getTime() + hours(48))), "12:00");
    region.later(next.getTime() - region.now().getTime());
    course = await aCourse(region);
  });

  /** A note that is shared and was found useful; its giver is to be thanked where they left a way. */
  async function aUsefulNote(thanksTo: string | undefined, language: "da" | "en" = "da"): Promise<Uuid> {
    const nurse = await region.actor("emergency");
    const about = { courseId: course.id };
    const { token } = await region.relay.inviteKnowledge(nurse, about, region.now());
    const note = { giverName: "Karen", relation: "Søster", words: "Ro", knownToCitizen: "yes", language };
    const { reference } = await region.relay.giveKnowledge({ token, ...note, thanksTo }, region.now());
    const said = { ...about, reference, decision: "shared", form: "oral" } as const;
    const { noteId } = await region.relay.decideKnowledge(nurse, said, region.now());
    await region.relay.markKnowledgeUseful(nurse, { ...about, noteId }, region.now());
    return noteId;
  }
  const carriers = (answer: (parcel: Parcel) => Outcome): Carriers => {
    const carry = async (parcel: Parcel): Promise<Outcome> => {
      parcels.push(parcel);
      return answer(parcel);
    };
    return { sms: carry, email: carry, answersHeard: false, origin: "https://stafet.example" };
  };
  const takes = () => carriers(() => ({ kind: "taken", reference: null }));
  const rowOf = async (id: Uuid) =>
    (
      await database.owner(
        "select thanks_sealed, thanks_next_at, thanked_at is not null as thanked from citizen.knowledge_note where id = $1",
        [id],
      )
    )[0];
  const over = (thanked: boolean) => ({ thanks_sealed: null, thanks_next_at: null, thanked });

  it("says nothing before it helped, and nothing to who left no way", async () => {
    const nurse = await region.actor("emergency");
    const { token } = await region.relay.inviteKnowledge(nurse, { courseId: course.id }, region.now());
    const note = { giverName: "Karen", relation: "Søster", words: "Ro", knownToCitizen: "yes" };
    await region.relay.giveKnowledge({ token, ...note, thanksTo: "karen@eksempel.dk" }, region.now());
    await aUsefulNote(undefined);
    await thankGivers(takes(), region.now);
    expect(parcels).toEqual([]);
  });

  it("says that it helped, once, in the giver's language and of nobody; where to is then forgotten", async () => {
    const noteId = await aUsefulNote("Karen@Eksempel.dk", "en");
    expect(String((await rowOf(noteId))?.thanks_sealed)).not.toMatch(/karen/i);
    await thankGivers(takes(), region.now);
    await thankGivers(takes(), region.now);
    await course.consented("relay");
    await course.movedTo("shelter", { need: 0 });
    const again = { courseId: course.id, noteId };
    await region.relay.markKnowledgeUseful(await region.actor("shelter"), again, region.now());
    await thankGivers(takes(), region.now);
    expect(parcels).toEqual([
      { id: noteId, to: "Karen@Eksempel.dk", subject: "Thank you", text: expect.stringMatching(/helped/) },
    ]);
    expect(parcels[0]?.text).not.toMatch(/Bo|Bang|Karen|emergency|V [0-9A-Y]{4}/);
    expect(await rowOf(noteId)).toEqual(over(true));
    const [shown] = await thankingActions(region).thanked();
    expect(shown).toEqual({ id: noteId, at: expect.any(Date), subject: "Thank you", text: parcels[0]?.text });
  });

  it("by night an e-mail goes and an SMS waits for the morning", async () => {
    const today = dayOf(region.now());
    await aUsefulNote("karen@eksempel.dk");
    await aUsefulNote("20 00 00 77");
    await thankGivers(takes(), () => instantAt(today, "23:30"));
    expect(parcels.map(({ to }) => to)).toEqual(["karen@eksempel.dk"]);
    const morning = new Date(instantAt(today, "24:00").getTime() + hours(9));
    await thankGivers(takes(), () => new Date(morning.getTime() - minutes(1)));
    expect(parcels).toHaveLength(1);
    await thankGivers(takes(), () => morning);
    expect(parcels.map(({ to }) => to)).toEqual(["karen@eksempel.dk", "+4520000077"]);
  });

  it.each([
    ["refused", { kind: "refused" }, false],
    ["in doubt", { kind: "doubtful" }, true],
  ] as const)("%s, it is not tried again, and where to is forgotten", async (_how, outcome, thanked) => {
    const noteId = await aUsefulNote("karen@eksempel.dk");
    const refuses = carriers(() => outcome);
    for (let round = 0; round < 3; round++) {
      await thankGivers(refuses, region.now);
      region.later(hours(1));
    }
    expect(parcels).toHaveLength(1);
    expect(await rowOf(noteId)).toEqual(over(thanked));
  });

  it("a gateway that is down holds it back, tries ever later, and gives up in the end", async () => {
    const noteId = await aUsefulNote("karen@eksempel.dk");
    const down = carriers(() => ({ kind: "later" }));
    await thankGivers(down, region.now);
    await thankGivers(down, region.now);
    expect(parcels).toHaveLength(1);
    for (let round = 0; round < 20; round++) {
      region.later(hours(1));
      await thankGivers(down, region.now);
    }
    expect(parcels).toHaveLength(8);
    expect(await rowOf(noteId)).toEqual(over(false));
  });

  it("broken off with the parcel in hand, it is taken up again", async () => {
    const noteId = await aUsefulNote("karen@eksempel.dk");
    const breaks = carriers(() => {
      throw new Error("killed");
    });
    await expect(thankGivers(breaks, region.now)).rejects.toThrow(AggregateError);
    await thankGivers(takes(), region.now);
    expect(parcels).toHaveLength(1);
    region.later(minutes(5));
    await thankGivers(takes(), region.now);
    expect(parcels).toHaveLength(2);
    expect(await rowOf(noteId)).toEqual(over(true));
  });

  it("with nothing to carry it by, nobody is sent", async () => {
    const noteId = await aUsefulNote("20 00 00 77");
    await thankGivers({ ...takes(), sms: null }, region.now);
    expect(await rowOf(noteId)).toEqual(over(false));
  });
});
