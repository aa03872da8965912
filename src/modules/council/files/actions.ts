import { createHash } from "node:crypto";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { holdsCpr } from "#kernel/cpr.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { id, line, text } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { meetingFor } from "../planning/actions.ts";
import { agendaOpen } from "../planning/rules.ts";
import { tellAgenda } from "../planning/site.ts";
import { insertAnnex, removeAnnex } from "../planning/store.ts";
import { kindOf, MEDIA_TYPES, nameFor, numberIn } from "./rules.ts";
import { addressFor, eraseFile, filesThere, insertFile } from "./store.ts";
import { MOST_FILE } from "./types.ts";

const AddFile = z.strictObject({
  meetingId: id,
  itemId: id,
  /** What the annex is called; null: as the file. */
  title: line(300).nullable().default(null),
  /** What the file was called where it came from. */
  name: text(500),
});
const RemoveFile = z.strictObject({ meetingId: id, itemId: id, annexId: id });

const MOST_IN_ITEM = 20;
const MOST_IN_MEETING = 100;

/** Files are added and removed by whoever keeps the papers of the body that presides. */
export function createFileActions(act: Act) {
  return {
    /**
     * Adds a file to an item: PDF, Word, PNG, JPEG or text, by what it is and not by what it is called. Gives the annex.
     * Throws Refused `notFound`, `meetingMovedOn`, `fileEmpty`, `fileTooBig`, `fileNotTaken`, `numberInFile`, `tooManyFiles`.
     */
    addFile: (
      who: Who,
      command: z.input<typeof AddFile>,
      bytes: Uint8Array,
      now: Instant,
      key?: string,
    ): Promise<Uuid> => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return act(who, { name: "addFile", command: { ...command, sha256 }, now, key }, async (tx) => {
        const { meetingId, itemId, title, name: sentAs } = wellFormed(AddFile, command);
        const meeting = await meetingFor(tx, who, meetingId, now);
        if (!agendaOpen(meeting.state)) throw new Refused("meetingMovedOn", { state: meeting.state });
        const there = await filesThere(tx, meetingId, itemId);
        if (there.inItem >= MOST_IN_ITEM || there.inMeeting >= MOST_IN_MEETING)
          throw new Refused("tooManyFiles");
        const kind = kindFor(bytes);
        const name = nameFor(sentAs, kind);
        if (holdsCpr(`${name}\n${title ?? ""}`)) throw new Refused("numberInFile");
        const annexId = newId();
        insertAnnex(tx, annexId, itemId, title ?? name, await addressFor(tx, meeting, annexId), now);
        insertFile(tx, {
          annexId,
          name,
          mediaType: MEDIA_TYPES[kind],
          sha256,
          bytes,
          at: now,
          by: personOf(who),
        });
        return annexId;
      });
    },

    /**
     * Takes a file away, whatever has become of the meeting: what must not be read is gone at once. Its bytes are erased; its name, hash
     * and who removed it are kept; the agenda everybody reads names it no more, minutes with the next correction. Throws Refused `notFound`.
     */
    removeFile: (who: Who, command: z.input<typeof RemoveFile>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "removeFile", command, now, key }, async (tx) => {
        const { meetingId, itemId, annexId } = wellFormed(RemoveFile, command);
        await meetingFor(tx, who, meetingId, now);
        await eraseFile(tx, { meetingId, itemId, annexId }, now, personOf(who));
        removeAnnex(tx, annexId, itemId, now);
        await tellAgenda(tx, meetingId);
        return null;
      }),
  };
}

/** What is taken in. Throws Refused `fileEmpty`, `fileTooBig`, `fileNotTaken`, `numberInFile`. */
function kindFor(bytes: Uint8Array) {
  if (bytes.length === 0) throw new Refused("fileEmpty");
  if (bytes.length > MOST_FILE) throw new Refused("fileTooBig", { megabytes: MOST_FILE / 1024 / 1024 });
  const kind = kindOf(bytes);
  if (kind === null) throw new Refused("fileNotTaken");
  if (kind === "txt" && numberIn(bytes)) throw new Refused("numberInFile");
  return kind;
}
