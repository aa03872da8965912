import type { KnowledgeNote } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { NotedKnowledge, SharedKnowledge } from "../view-types.ts";

/** What others have told, as those on the relay read it. Pure. */

/** The citizen's choice once more: a note that is not shared does not pass, whoever asks for it. */
export const presentShared = (notes: readonly KnowledgeNote[]): readonly SharedKnowledge[] =>
  notes.flatMap(({ state, words, ...note }) =>
    state === "shared" && words !== null
      ? [
          {
            id: note.id,
            at: note.receivedAt,
            from: note.showsGiver ? { name: note.giverName, relation: note.relation } : null,
            words,
            usefulTo: note.usefulTo,
            usefulToUs: note.usefulToReader,
          },
        ]
      : [],
  );

const STANDING = { received: "waits", shared: "shared", keptPrivate: "notShared" } as const;

/** What was sent back is nobody's any more, who wrote it down among them. */
export const presentNoted = (
  notes: readonly KnowledgeNote[],
  { personId, unitId }: Pick<Actor, "personId" | "unitId">,
): readonly NotedKnowledge[] =>
  notes.flatMap(({ id, receivedAt: at, way, giverName, reference, state, notedBy, notedUnit }) =>
    state !== "returned" && notedBy === personId && notedUnit === unitId
      ? [{ id, at, way, giverName, reference, standing: STANDING[state] }]
      : [],
  );
