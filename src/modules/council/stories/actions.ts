import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { keeping, sitting } from "../seats.ts";
import { replacing } from "./anonymise/find.ts";
import { type StoryCommand, storySchemas } from "./commands.ts";
import { mayApprove, mayAsk, signsOf, stillKept } from "./rules.ts";
import type { DraftSeal } from "./sealing.ts";
import { tellSearch } from "./site.ts";
import {
  editionOf,
  insertStory,
  type LoadedStory,
  lapsed,
  lockedStory,
  publishEdition,
  type StoryStep,
  saveAsked,
  saveConsent,
  saveDraft,
  saveWithdrawn,
  takenInAs,
} from "./store.ts";
import type { StoryConsent, StoryDid, StoryDraft } from "./types.ts";

const stepOf = (who: Who, at: Instant, did: StoryDid, why = ""): StoryStep => ({
  ...{ did, at, personId: personOf(who), why },
});

const consentOf = (said: {
  form: StoryConsent["form"];
  on: string;
  by: string;
  until: string | null;
  words: string;
}): StoryConsent => ({
  ...{ form: said.form, by: said.by, words: said.words },
  ...{ on: calendarDay(said.on), until: said.until === null ? null : calendarDay(said.until) },
});

/** Whoever gave it, and who sits there still; or whoever keeps the body's papers. */
async function writing(tx: Tx, who: Who, { bodyId, givenBy }: LoadedStory, now: Instant): Promise<void> {
  if (who !== null && givenBy === who.personId) await sitting(tx, who, bodyId, now);
  else await keeping(tx, who, bodyId, now);
}

/** The words that are being worked on. Throws Refused `storyWithdrawn`, `nothingToApprove`. */
function draftIn({ draft, withdrawn }: LoadedStory): StoryDraft {
  if (withdrawn) throw new Refused("storyWithdrawn");
  if (draft === null) throw new Refused("nothingToApprove");
  return draft;
}

/** Stories: given, written so that they lead to nobody, read by somebody else, made public, and taken back. */
export function createStoryActions(act: Act, seal: DraftSeal, db: Database) {
  return {
    /**
     * A story in an association's own words. Whoever sits in the body or keeps its papers. Throws Refused `forbidden`, `invalidInput` –
     * also for a personal number.
     */
    giveStory: (who: Who, command: StoryCommand<"GiveStory">, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "giveStory", command, now, key }, async (tx) => {
        const { heading, words, consent, ...rest } = wellFormed(storySchemas.GiveStory, command);
        await sitting(tx, who, rest.bodyId, now);
        const id = newId();
        const draft = seal.seal({ heading, words, kept: [] });
        insertStory(tx, { id, ...rest, draft, sourceHash: null }, stepOf(who, now, "given"));
        if (consent !== null) saveConsent(tx, { id, steps: 1 }, consentOf(consent), null);
        return id;
      }),

    /**
     * One that stood in a document the council has already published, as a draft: read and approved as any other. What reads as somebody's
     * is somebody's, whatever the document calls it, and waits for their yes. Taken in twice it is one; withdrawn since, it stays so. `body`: slug or name. Whoever keeps its papers. Throws Refused `unknownBody`, `forbidden`,
     * `invalidInput`.
     */
    takeInStory: (
      who: Who,
      body: string,
      command: StoryCommand<"TakeInStory">,
      now: Instant,
    ): Promise<Uuid> =>
      act(who, { name: "takeInStory", command: { body }, now }, async (tx) => {
        const { id: bodyId } = await thatBody(tx, body);
        await keeping(tx, who, bodyId, now);
        const { heading, theme, kind, text: words } = wellFormed(storySchemas.TakeInStory, command);
        const sourceHash = seal.hash(words);
        const known = await takenInAs(tx, bodyId, sourceHash);
        if (known !== null) return known;
        const draft = {
          heading: (heading || theme || words).slice(0, 200).trim().toWellFormed(),
          words,
          kept: [],
        };
        const somebodys = kind === "example" || signsOf(draft).length > 0;
        const story = {
          ...({ id: newId(), bodyId, about: somebodys ? "person" : "general" } as const),
          ...{ themes: [], onBehalfOf: "", draft: seal.seal(draft), sourceHash },
        };
        insertStory(tx, story, stepOf(who, now, "takenIn"));
        return story.id;
      }),

    /** Writes in it. Whoever gave it or keeps the papers. Throws Refused `notFound`, `editedMeanwhile`, `forbidden`, `storyWithdrawn`, `nothingToApprove`. */
    editStory: (who: Who, command: StoryCommand<"EditStory">, now: Instant, key?: string): Promise<void> =>
      act(who, { name: "editStory", command, now, key }, async (tx) => {
        const { storyId, seen, heading, words, about, themes } = wellFormed(storySchemas.EditStory, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await writing(tx, who, story, now);
        const before = draftIn(story);
        const draft = { heading, words, kept: before.kept };
        const same = heading === before.heading && words === before.words && about === "general";
        const general = same && before.general !== undefined ? { general: before.general } : {};
        const was = about === "general" && (story.about === "person" || before.wasSomebodys === true);
        const somebodys = was ? { wasSomebodys: true as const } : {};
        const settled = { ...draft, kept: stillKept(draft), ...general, ...somebodys };
        const next =
          story.edition === null
            ? { draft: seal.seal(settled), about, themes }
            : { draft: seal.seal({ ...settled, about, themes }) };
        saveDraft(tx, story, next, stepOf(who, now, "edited"));
      }),

    /**
     * Decides about what was pointed out: other words instead, wherever it stands, or why it stays. Throws as `editStory`, and Refused
     * `mayNotStay` for a number, a telephone or a mail address that is to stay.
     */
    settleFindings: (
      who: Who,
      command: StoryCommand<"SettleFindings">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "settleFindings", command, now, key }, async (tx) => {
        const { storyId, seen, settled } = wellFormed(storySchemas.SettleFindings, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await writing(tx, who, story, now);
        const was = draftIn(story);
        let { heading, words, kept, ...called } = was;
        for (const one of settled) {
          kept = kept.filter(({ kind, words: stays }) => kind !== one.kind || stays !== one.words);
          if ("why" in one) kept = [...kept, one];
          else {
            heading = replacing(heading, one, one.instead);
            words = replacing(words, one, one.instead);
          }
        }
        const draft = { heading: heading.trim(), words: words.trim(), kept };
        if (draft.heading === "" || draft.words === "") throw new Refused("nothingLeft");
        if (draft.heading.length > 200 || draft.words.length > 20_000) throw new Refused("textTooLong");
        const next = { ...draft, kept: stillKept(draft) };
        if (next.kept.length < kept.filter(({ kind }) => HARD.has(kind)).length)
          throw new Refused("mayNotStay");
        const { general, ...rest } = called;
        const before = signsOf({ heading: was.heading, words: was.words, kept: [] });
        // Written more generally it is as general as it was said to be; with somebody new in it, it is not.
        const asSaid = signsOf(next).every((sign) => before.includes(sign));
        const said = general !== undefined && asSaid ? { general } : {};
        saveDraft(tx, story, { draft: seal.seal({ ...rest, ...next, ...said }) }, stepOf(who, now, "edited"));
      }),

    /**
     * Says that a story that reads as one person's, or was called so, is nobody's in particular, and why: no yes is needed, then. Kept in its history; said of
     * these words, until they are changed. Whoever keeps the body's papers, and then somebody else approves. Throws Refused `notFound`,
     * `editedMeanwhile`, `forbidden`, `storyWithdrawn`, `nothingToApprove`.
     */
    sayGeneral: (
      who: NonNullable<Who>,
      command: StoryCommand<"SayGeneral">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "sayGeneral", command, now, key }, async (tx) => {
        const { storyId, seen, why } = wellFormed(storySchemas.SayGeneral, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await keeping(tx, who, story.bodyId, now);
        const draft = { ...draftIn(story), general: why };
        const next =
          story.edition === null
            ? { draft: seal.seal(draft), about: "general" as const }
            : { draft: seal.seal({ ...draft, about: "general" }) };
        saveDraft(tx, story, next, stepOf(who, now, "saidGeneral", why));
      }),

    /** That the person said yes. Whoever gave it or keeps the papers. Throws Refused `notFound`, `editedMeanwhile`, `forbidden`, `storyWithdrawn`. */
    consentStory: (
      who: Who,
      command: StoryCommand<"ConsentStory">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "consentStory", command, now, key }, async (tx) => {
        const { storyId, seen, consent } = wellFormed(storySchemas.ConsentStory, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await writing(tx, who, story, now);
        if (story.withdrawn) throw new Refused("storyWithdrawn");
        saveConsent(tx, story, consentOf(consent), stepOf(who, now, "consented"));
      }),

    /** Asks somebody else to read it. Throws Refused `consentNeeded`, `findingsOpen`, and as `editStory`. */
    askApproval: (
      who: Who,
      command: StoryCommand<"AskApproval">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "askApproval", command, now, key }, async (tx) => {
        const { storyId, seen } = wellFormed(storySchemas.AskApproval, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await writing(tx, who, story, now);
        const ruling = mayAsk(story, dayOf(now));
        if (!ruling.ok) throw new Refused(ruling.code);
        saveAsked(tx, story, now, stepOf(who, now, "asked"));
      }),

    /** Gives it back with what is to be written otherwise. Whoever sits there. Throws Refused `notFound`, `editedMeanwhile`, `forbidden`, `notAskedYet`. */
    sendBack: (who: Who, command: StoryCommand<"SendBack">, now: Instant, key?: string): Promise<void> =>
      act(who, { name: "sendBack", command, now, key }, async (tx) => {
        const { storyId, seen, why } = wellFormed(storySchemas.SendBack, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await sitting(tx, who, story.bodyId, now);
        if (!story.asked) throw new Refused("notAskedYet");
        saveAsked(tx, story, null, stepOf(who, now, "sentBack", why));
      }),

    /**
     * Makes it public: whoever sits there, and has neither given it nor written in it. Gives the edition. Throws Refused `notFound`,
     * `editedMeanwhile`, `forbidden`, `sameEyes`, `notAskedYet`, `consentNeeded`, `findingsOpen`, `storyWithdrawn`.
     */
    approveStory: (
      who: NonNullable<Who>,
      command: StoryCommand<"ApproveStory">,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "approveStory", command, now, key }, async (tx) => {
        const { storyId, seen } = wellFormed(storySchemas.ApproveStory, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await sitting(tx, who, story.bodyId, now);
        const ruling = mayApprove(story, who.personId, dayOf(now));
        if (!ruling.ok) throw new Refused(ruling.code);
        const edition = publishEdition(tx, story, ruling.draft, stepOf(who, now, "published"));
        await tellSearch(tx, storyId, now);
        return edition;
      }),

    /** Begins a correction of what is public, which stands until the next is approved. Throws as `editStory`, and Refused `alreadyWriting`. */
    correctStory: (
      who: Who,
      command: StoryCommand<"CorrectStory">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "correctStory", command, now, key }, async (tx) => {
        const { storyId, seen } = wellFormed(storySchemas.CorrectStory, command);
        const story = await lockedStory(tx, seal, storyId, seen);
        await writing(tx, who, story, now);
        if (story.withdrawn) throw new Refused("storyWithdrawn");
        if (story.draft !== null || story.edition === null) throw new Refused("alreadyWriting");
        const draft = seal.seal(await editionOf(tx, storyId, story.edition));
        saveDraft(tx, story, { draft }, stepOf(who, now, "corrected"));
      }),

    /**
     * Takes it back for good: its words are gone everywhere, at once. Whoever gave it or keeps the papers; no `seen`, for nobody shall
     * have to try twice. Withdrawn already, nothing happens. Throws Refused `notFound`, `forbidden`.
     */
    withdrawStory: (
      who: Who,
      command: StoryCommand<"WithdrawStory">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "withdrawStory", command, now, key }, async (tx) => {
        const { storyId, for: reason } = wellFormed(storySchemas.WithdrawStory, command);
        const story = await lockedStory(tx, gone, storyId);
        await writing(tx, who, story, now);
        if (!story.withdrawn) saveWithdrawn(tx, story, reason, stepOf(who, now, "withdrawn"));
      }),

    /** For the clock: what the person's yes no longer holds for is withdrawn, and so are drafts nobody has worked on since `before`. How many. */
    async lapseStories(now: Instant, before: Instant): Promise<number> {
      const some = await db.read(SYSTEM, (reads) => lapsed(reads, dayOf(now), before));
      if (some.length === 0) return 0;
      return act(null, { name: "lapseStories", command: null, now }, async (tx) => {
        const stories = await lapsed(tx, dayOf(now), before, true);
        for (const story of stories) saveWithdrawn(tx, story, "lapsed", stepOf(null, now, "withdrawn"));
        return stories.length;
      });
    },
  };
}

const HARD: ReadonlySet<string> = new Set(["cpr", "phone", "email"]);

/** Whoever withdraws need not read it: one whose words cannot be opened any more can be withdrawn as well. */
const gone: DraftSeal = {
  seal: () => "",
  open: () => null,
  hash: () => new Uint8Array(),
};
