import { expect, it, onTestFinished } from "vitest";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("the person's words and consents", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    return { region, course: await aCourse(region, { needs: ["sleepTonight", "woundCare"] }) };
  };
  const refused = (code: string) => expect.objectContaining({ code });

  it("is written by nobody who does not take part", async () => {
    const { region, course } = await world();
    const stranger = await region.actor("dropIn");
    const now = region.now();
    const { relay } = region;
    const meetMe = relay.writeMeetMe(stranger, { courseId: course.id, words: "Ro" }, now);
    await expect(meetMe).rejects.toEqual(refused("notFound"));
    const consent = { courseId: course.id, scope: "relay", form: "oral" } as const;
    await expect(relay.giveConsent(stranger, consent, now)).rejects.toEqual(refused("notFound"));
    await expect(relay.withdrawConsent(stranger, { courseId: course.id }, now)).rejects.toEqual(
      refused("notFound"),
    );
  });

  it("keeps the newest words, with a receipt from each door that has read them", async () => {
    const { region, course } = await world();
    const { relay, views } = region;
    const nurse = await region.actor("emergency");
    await course.consented("relay");
    await course.movedTo("shelter", { need: 0 });
    await relay.writeMeetMe(nurse, { courseId: course.id, words: "Sig, hvad du gør" }, region.now());
    region.later();
    const { meetMeId } = await relay.writeMeetMe(
      nurse,
      { courseId: course.id, words: "Lad døren stå åben" },
      region.now(),
    );
    const shelter = await region.actor("shelter");
    const before = await views.course(shelter, course.id, region.now());
    expect(before).toMatchObject({ meetMe: { words: "Lad døren stå åben", readBy: 1, readByUs: false } });
    const receipt = { courseId: course.id, meetMeId };
    await relay.markMeetMeRead(shelter, receipt, region.now());
    await relay.markMeetMeRead(shelter, receipt, region.now());
    const after = await views.course(shelter, course.id, region.now());
    expect(after).toMatchObject({ meetMe: { readBy: 2, readByUs: true } });
    const written = after.kind === "full" ? after.timeline.map(({ type }) => type) : [];
    expect(written.filter((type) => type === "meetMeRead")).toHaveLength(1);
  });

  it("stands under headings: what is left out stays, what is emptied goes, and a text from before is kept", async () => {
    const { region, course } = await world();
    const { relay, views } = region;
    const nurse = await region.actor("emergency");
    const write = async (said: Record<string, string>) => {
      const made = await relay.writeMeetMe(nurse, { courseId: course.id, ...said }, region.now());
      region.later();
      return made.meetMeId;
    };
    const seen = async () => {
      const view = await views.course(nurse, course.id, region.now());
      return view.kind === "full" ? view.meetMe : null;
    };
    await expect(write({ helps: " ", words: "" })).rejects.toEqual(refused("nothingSaid"));
    const first = await write({ words: "Som det stod før", follows: "none" });
    await write({ helps: "En pause", dontAsk: "Min far", follows: first });
    expect(await seen()).toMatchObject({ words: "Som det stod før", helps: "En pause", dontAsk: "Min far" });
    await write({ dontAsk: "" });
    expect(await seen()).toMatchObject({ words: "Som det stod før", helps: "En pause", dontAsk: "" });
    await expect(write({ helps: "", words: "" })).rejects.toEqual(refused("nothingSaid"));
    // All of it can still be read; a door with a need, that may not know how to meet them, reads nothing of it.
    const { versions } = await views.meetMeHistory(nurse, course.id, region.now());
    expect(versions.map(({ words, helps, dontAsk }) => [words, helps, dontAsk])).toEqual([
      ["Som det stod før", "En pause", ""],
      ["Som det stod før", "En pause", "Min far"],
      ["Som det stod før", "", ""],
    ]);
    await course.movedTo("shelter", { need: 0 });
    const theirs = await views.meetMeHistory(await region.actor("shelter"), course.id, region.now());
    expect(theirs.versions).toEqual([]);
    for (const follows of [first, "none"])
      await expect(write({ goodAt: "At bage", follows })).rejects.toEqual(refused("editedMeanwhile"));
    await expect(write({ goodAt: "x".repeat(2001) })).rejects.toEqual(refused("invalidInput"));
    await expect(write({ looks: "Høj" })).rejects.toEqual(refused("invalidInput"));
  });

  it("is the citizen's when somebody heard them say so; what was written since is not", async () => {
    const { region, course } = await world();
    const { relay, views } = region;
    const nurse = await region.actor("emergency");
    const seen = async () => {
      const view = await views.course(nurse, course.id, region.now());
      return view.kind === "full" ? view.meetMe : null;
    };
    const { meetMeId } = await relay.writeMeetMe(nurse, { courseId: course.id, words: "Ro" }, region.now());
    expect(await seen()).toMatchObject({ approved: false, heardBy: null });
    const approval = { courseId: course.id, meetMeId, heardBy: "Ida, nattevagt" };
    await relay.approveMeetMe(nurse, approval, region.now());
    await relay.approveMeetMe(nurse, { ...approval, heardBy: "En anden" }, region.now());
    expect(await seen()).toMatchObject({ approved: true, heardBy: "Ida, nattevagt" });
    region.later();
    await relay.writeMeetMe(nurse, { courseId: course.id, helps: "Te" }, region.now());
    expect(await seen()).toMatchObject({ words: "Ro", helps: "Te", approved: false, heardBy: null });
    await expect(relay.approveMeetMe(nurse, approval, region.now())).rejects.toEqual(refused("stale"));
    region.later();
    const read = { courseId: course.id, helps: "Kaffe", heardBy: "Ida" };
    await relay.writeMeetMe(nurse, read, region.now());
    expect(await seen()).toMatchObject({ approved: true, heardBy: "Ida" });
    const view = await views.course(nurse, course.id, region.now());
    const types = view.kind === "full" ? view.timeline.map(({ type }) => type) : [];
    expect(types.filter((type) => type === "meetMeApproved")).toHaveLength(1);
  });

  it("a receipt for words that have been replaced is refused", async () => {
    const { region, course } = await world();
    const { relay } = region;
    const nurse = await region.actor("emergency");
    const first = await relay.writeMeetMe(nurse, { courseId: course.id, words: "Før" }, region.now());
    region.later();
    await relay.writeMeetMe(nurse, { courseId: course.id, words: "Nu" }, region.now());
    const receipt = { courseId: course.id, meetMeId: first.meetMeId };
    await expect(relay.markMeetMeRead(nurse, receipt, region.now())).rejects.toEqual(refused("stale"));
  });

  it("a consent takes the place of the one before, and is taken back in one step", async () => {
    const { region, course } = await world();
    const { relay, views } = region;
    const nurse = await region.actor("emergency");
    const consentNow = async () => {
      const view = await views.course(nurse, course.id, region.now());
      return view.kind === "full" ? (view.citizen.consent?.scope ?? null) : null;
    };
    const say = (scope: "relay" | "thisDoor") =>
      relay.giveConsent(
        nurse,
        { courseId: course.id, scope, form: "oral", witness: "Karen fra varmestuen" },
        region.now(),
      );
    await say("relay");
    region.later();
    await say("thisDoor");
    expect(await consentNow()).toBe("thisDoor");
    const { withdrawn } = await relay.withdrawConsent(nurse, { courseId: course.id }, region.now());
    expect(withdrawn).toBe(true);
    expect(await consentNow()).toBe(null);
    const again = await relay.withdrawConsent(nurse, { courseId: course.id }, region.now());
    expect(again.withdrawn).toBe(false);
  });

  it("a closed course takes no new words, but what was said yes to can still be taken back", async () => {
    const { region, course } = await world();
    const { relay } = region;
    const nurse = await region.actor("emergency");
    await course.consented("relay");
    await course.ended(0);
    await course.ended(1);
    await course.closed();
    const words = relay.writeMeetMe(nurse, { courseId: course.id, words: "Ro" }, region.now());
    await expect(words).rejects.toEqual(refused("courseClosed"));
    const { withdrawn } = await relay.withdrawConsent(nurse, { courseId: course.id }, region.now());
    expect(withdrawn).toBe(true);
  });
});
