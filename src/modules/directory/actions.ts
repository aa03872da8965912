import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { keyOf, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Db, Tx } from "#platform/db.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { DirectoryDeps } from "./deps.ts";
import { locationSchema, organisationSchema, serviceSchema } from "./model.ts";
import { type Editor, mayEdit } from "./policy.ts";
import { type Put, put } from "./store.ts";
import type { Records, Subject } from "./types.ts";
import { belongs } from "./views.ts";

const SCHEMA = {
  organisation: organisationSchema,
  location: locationSchema,
  service: serviceSchema,
} as const;

/** What every act on the directory has at hand. */
export interface Act {
  readonly tx: Tx;
  readonly editor: Editor;
}

/**
 * An act of somebody signed in: one transaction, its key claimed (law 11), in the log whatever comes of it. `work`
 * authorises by policy.ts. Nothing of it is about a citizen, so it acts as the house; the log says who it was.
 */
/** Whoever acts: somebody signed in, or an API token's unit, which holds no remit. */
export type Who = Pick<SignedIn, "personId" | "personName" | "remits" | "actor">;

export function createActing({ db, identity }: DirectoryDeps) {
  const editorOf = async (tx: Db, who: Who): Promise<Editor> => {
    const held = await identity.remitsHeld(tx, who.personId);
    return {
      personId: who.personId,
      unit: who.actor && {
        id: who.actor.unitId,
        organisationId: who.actor.unit.organisationId,
        role: who.actor.role,
      },
      // Who lacks a second step holds nothing yet, whatever the table says.
      edits: held.flatMap(({ remit, organisation }) =>
        remit === "directoryEditor" && organisation !== null && who.remits.includes(remit)
          ? [{ ...organisation, organisationId: organisation.id }]
          : [],
      ),
    };
  };

  const acting = <R>(
    who: Who,
    name: string,
    request: { readonly detail: Readonly<Record<string, unknown>>; readonly all?: unknown },
    now: Instant,
    key: string | undefined,
    work: (act: Act) => Promise<R>,
  ): Promise<R> => {
    const action = `directory.${name}`;
    const entry = { at: now, actor: keyOf(who), action, detail: request.detail };
    const asked = { actorId: who.personId, key, name: action, request: request.all ?? request.detail };
    return identity.audit.watch(entry, () =>
      db.write(SYSTEM, (tx) =>
        once(tx, asked, now, async () => {
          const result = await work({ tx, editor: await editorOf(tx, who) });
          identity.audit.record(tx, [entry]);
          return result;
        }),
      ),
    );
  };

  return { acting, editorOf };
}

export function createEditing(deps: DirectoryDeps) {
  const { acting, editorOf } = createActing(deps);

  return {
    /** What somebody may edit by: for pages, to show exactly what policy.ts allows. */
    editor: (who: Who): Promise<Editor> => deps.db.read(SYSTEM, (db) => editorOf(db, who)),

    /**
     * Saves a record whole, new or changed, for those who may edit it – both as it was and as it becomes, so that nobody
     * takes an entry over from its owner. `seen` is the edition that was on the page, 0 for a new one. Throws Refused
     * `invalidInput`, `forbidden`, `editedMeanwhile`, `unknownReference`.
     */
    save<S extends Subject>(
      who: Who,
      subject: S,
      draft: Records[S] | (z.input<(typeof SCHEMA)[S]> & { readonly id: Uuid }),
      seen: number,
      now: Instant,
      key?: string,
    ): Promise<Put> {
      const detail = { subject, recordId: draft.id };
      return acting(
        who,
        "save",
        { detail, all: { ...detail, draft, seen } },
        now,
        key,
        async ({ tx, editor }) => {
          const record = wellFormed(SCHEMA[subject], draft) as Records[S];
          const [before, after] = await Promise.all([
            belongs(tx, subject, draft.id),
            belongs(tx, subject, draft.id, record),
          ]);
          if ((before !== null && !mayEdit(editor, before)) || after === null || !mayEdit(editor, after))
            throw new Refused("forbidden");
          const saying = { at: now, personId: who.personId, source: null };
          const [saved] = await put(tx, subject, [record], saying, new Map([[draft.id, seen]]));
          if (!saved) throw new Error("A record was put and nothing came of it");
          return saved;
        },
      );
    },
  };
}
