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
