import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { hours } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "../own/index.ts";

const WORDS = "Hun kan ikke lide lukkede døre. Spørg, før du rører ved hende.";
const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("the ways in for knowledge, and who reads it", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  let course: BuiltCourse;
  let about: { courseId: Uuid };

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    region.later(hours(25));
    course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
    about = { courseId: course.id };
  });

  const given = {
    giverName: "Karen",
    relation: "Søster",
    words: WORDS,
    knownToCitizen: "yes",
    thanksTo: "karen@eksempel.dk",
  } as const;
  const invite = async (shownName?: string) =>
    region.relay.inviteKnowledge(
      await region.actor("emergency"),
      { ...about, ...(shownName ? { shownName } : {}) },
      region.now(),
    );
  const give = (token: string, more: object = {}) =>
    region.relay.giveKnowledge({ token, ...given, ...more }, region.now());
  const mine = () => own.views.knowledge(course.citizenId, region.now());
  const seen = async (door: "emergency" | "shelter" = "emergency") =>
    region.views.knowledge(await region.actor(door), course.id, region.now());
  const decide = async (decision: "shared" | "keptPrivate" | "returned", showsGiver = true) => {
    const noteId = (await mine()).notes[0]?.id ?? "";
    await own.acts.decideKnowledge(course.citizenId, { noteId, decision, showsGiver }, region.now());
    region.later();
    return noteId;
  };
  it("its way in is told once, and opened by whoever made it – or whom it is about – it says whose it is, used or not", async () => {
    const { token } = await invite("Anna");
    const [nurse, shelter] = [await region.actor("emergency"), await region.actor("shelter")];
    const staff = ({ personId, unitId }: { personId: Uuid; unitId: Uuid }) => ({
      staff: { personId, unitId },
      citizenId: null,
    });
    const lead = await region.actor("emergency", "lead");
    const readers = [
      [staff(nurse), "ours"],
      [{ staff: { personId: nurse.personId, unitId: null }, citizenId: null }, "ours"],
      [staff(lead), "ours"],
      [{ staff: null, citizenId: course.citizenId }, "mine"],
    ] as const;
    const look = (reader: Parameters<typeof region.views.knowledgeDrop>[2]) =>
      region.views.knowledgeDrop(token, region.now(), reader);
    for (const [reader, standing] of readers) {
      expect(await look(reader)).toEqual({ shownName: "Anna", standing });
      await expect(region.relay.giveKnowledge({ token, ...given }, region.now(), reader)).rejects.toEqual(
        refused("linkIsYourOwn"),
      );
    }
    expect(JSON.stringify(await seen())).not.toContain(token);
    const other = await aCourse(region, {});
    expect(await look(staff(shelter))).toMatchObject({ standing: "open" });
    expect(await look({ staff: null, citizenId: other.citizenId })).toMatchObject({ standing: "open" });
    await give(token);
    for (const [reader, standing] of readers)
      expect(await look(reader)).toEqual({ shownName: "Anna", standing });
    expect((await seen()).invitations).toMatchObject([{ told: false }]);
    await decide("shared", false);
    expect((await seen()).invitations).toMatchObject([{ told: false }]);
    await decide("shared");
    expect((await seen()).invitations).toMatchObject([{ told: true }]);
  });

  it("closed and made anew in one: the old one is over, and another course's is nobody's here", async () => {
    const { token, invitationId } = await invite("Anna");
    const nurse = await region.actor("emergency");
    const anew = { ...about, insteadOf: invitationId, shownName: "Anna" };
    const { token: next } = await region.relay.inviteKnowledge(nurse, anew, region.now());
    await expect(give(token)).rejects.toEqual(refused("linkExpired"));
    expect((await seen()).invitations).toHaveLength(1);
    await give(next);
    await expect(region.relay.inviteKnowledge(nurse, anew, region.now())).rejects.toEqual(
      refused("unknownInvitation"),
    );
    const other = await aCourse(region, {});
    const foreign = { courseId: other.id, insteadOf: (await invite()).invitationId };
    await expect(region.relay.inviteKnowledge(nurse, foreign, region.now())).rejects.toEqual(
      refused("unknownInvitation"),
    );
    expect((await seen()).invitations).toHaveLength(2);
  });

  it("says truly who may read what is shared, to the citizen and to who has the baton", async () => {
    const names = async () => {
      const [citizen, nurse] = [(await mine()).readers, (await seen()).readers];
      expect(nurse).toEqual(citizen);
      return citizen;
    };
    const [emergency, shelter] = [await region.actor("emergency"), await region.actor("shelter")];
    expect(await names()).toEqual({ may: [emergency.unit.name], leavesOut: false });
    await course.consented("relay");
    await course.movedTo("shelter", { need: 0 });
    expect(await names()).toEqual({ may: [emergency.unit.name, shelter.unit.name], leavesOut: false });
    const choose = async (kinds: readonly ("need" | "meetMe" | "knowledgeNotes")[]) => {
      const line = { recipient: "relay" as const, kinds: [...kinds], purpose: "At hjælpe" };
      const said = { ...about, scope: "chosen" as const, form: "oral" as const, allowances: [line] };
      await region.relay.giveConsent(emergency, said, region.later());
      region.later();
    };
    await choose(["need", "meetMe"]);
    expect(await names()).toEqual({ may: [emergency.unit.name], leavesOut: true });
    expect((await seen("shelter")).readers).toBeNull();
    await choose(["need", "knowledgeNotes"]);
    expect(await names()).toEqual({ may: [emergency.unit.name, shelter.unit.name], leavesOut: false });
  });
});
