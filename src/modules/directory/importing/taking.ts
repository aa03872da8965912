import type { Instant } from "#kernel/clock.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, databaseFault, type Tx } from "#platform/db.ts";
import { capacityOf, putCapacity } from "../capacity.ts";
import { markAbsent, put } from "../store.ts";
import type { Saying, Subject } from "../types.ts";
import { notTheirs } from "./notTheirs.ts";
import { laterFigures, reconcile } from "./rules.ts";
import { dropPieces, dropValues, setRun, setTaken } from "./store.ts";
import type { Incoming, Judgement, Run } from "./types.ts";
import { counts, missing, standing, takenOf, toTake, type Waiting } from "./views.ts";

/** So many records at a time: a batch is one transaction, so that whoever is killed between two has half of none. */
const BATCH = 100;
const ORDER: readonly Subject[] = ["organisation", "location", "service"];

/**
 * Puts what was judged, in the order in which one refers to the other. May be run again after it was stopped anywhere:
 * what is taken is marked so in the transaction that puts it. Each record is judged once more where it is put, for
 * somebody may have edited it in the meantime.
 */
export function createTaking(db: Database) {
  const sayingOf = (run: Run, at: Instant): Saying => ({ at, personId: run.personId, source: run.source });

  async function putBatch<S extends Subject>(
    run: Run,
    subject: S,
    batch: readonly Waiting<S>[],
    now: Instant,
  ): Promise<void> {
    await db.write(SYSTEM, async (tx) => {
      const ids = batch.map(({ document }) => document.record.id);
      const before = await standing(tx, subject, ids, run.source);
      const foreign = await notTheirs(
        tx,
        subject,
        batch.map(({ document }) => document.record),
        run.region,
      );
      const verdicts = batch.map((one) => ({
        ...one,
        verdict: reconcile(one.document, before.get(one.document.record.id) ?? null, {
          takeSource: run.takeSource,
          notTheirs: foreign(one.document.record),
        }),
      }));
      const records = verdicts.flatMap(({ verdict }) => ("record" in verdict ? [verdict.record] : []));
      await put(tx, subject, records, sayingOf(run, now));
      await putFigures(
        tx,
        run,
        verdicts.flatMap(({ document, verdict }) => ("record" in verdict ? [document] : [])),
        now,
      );
      const judged = verdicts.map(
        ({ seq, verdict, findings }): Judgement => ({
          seq,
          outcome: verdict.outcome,
          document: null,
          findings: verdict.finding ? [...findings, verdict.finding] : findings,
        }),
      );
      setTaken(tx, run.id, judged);
    });
  }

  /** Free places, where nobody has said something later in the meantime. */
  async function putFigures(tx: Tx, run: Run, documents: readonly Incoming[], now: Instant): Promise<void> {
    const told = documents.filter(({ figures }) => figures.length > 0);
    if (told.length === 0) return;
    const ids = told.map(({ record }) => record.id);
    const standing = await capacityOf(tx, ids, now);
    for (const { record, figures } of told)
      for (const { saidAt, maximum, ...said } of laterFigures(
        figures,
        standing.filter(({ serviceId }) => serviceId === record.id),
      ))
        await putCapacity(tx, record.id, [{ ...said, maximum: maximum ?? undefined }], {
          ...{ at: new Date(saidAt), personId: run.personId, channel: "import" },
        });
  }

  /** A batch that the database refuses is tried one by one: the one it is about is held back, the rest is taken. */
  async function takeBatch<S extends Subject>(
    run: Run,
    subject: S,
    batch: readonly Waiting<S>[],
    now: Instant,
  ): Promise<void> {
    try {
      await putBatch(run, subject, batch, now);
    } catch (error) {
      const fault = databaseFault(error);
      if (fault === null || !fault.code?.startsWith("23")) throw error;
      if (batch.length > 1) {
        for (const one of batch) await takeBatch(run, subject, [one], now);
        return;
      }
      const held = batch.map(
        ({ seq, findings }): Judgement => ({
          seq,
          outcome: "heldBack",
          document: null,
          findings: [...findings, { code: "doesNotFit", value: fault.constraint ?? fault.code ?? "" }],
        }),
      );
      await db.write(SYSTEM, async (tx) => setTaken(tx, run.id, held));
    }
  }

  /** Marks what the source no longer has; it stays as it is. */
  async function markMissing(run: Run, now: Instant): Promise<number> {
    let count = 0;
    for (const subject of ORDER) {
      for (;;) {
        const marked = await db.write(SYSTEM, async (tx) => {
          const ids = await missing(tx, run, subject);
          return ids.length === 0 ? 0 : markAbsent(tx, subject, ids, sayingOf(run, now));
        });
        count += marked;
        if (marked === 0) break;
      }
    }
    return count;
  }

  /** Takes what waits of one sort; `ready` picks what may be put now. Gives how many were taken. */
  async function takeAll<S extends Subject>(
    run: Run,
    progress: { done: number },
    subject: S,
    now: () => Instant,
    ready: (batch: readonly Waiting<S>[]) => Promise<readonly Waiting<S>[]>,
  ): Promise<number> {
    let [after, taken] = [-1, 0];
    for (;;) {
      const batch = await db.read(SYSTEM, (snapshot) => toTake(snapshot, run.id, subject, after, BATCH));
      const last = batch.at(-1);
      if (!last) return taken;
      const picked = await ready(batch);
      if (picked.length > 0) await takeBatch(run, subject, picked, now());
      after = last.seq;
      taken += picked.length;
      progress.done += picked.length;
      await db.write(SYSTEM, (tx) => setRun(tx, run.id, progress, now()));
    }
  }

  /** Whose parent stands, or comes along. */
  async function withParent(batch: readonly Waiting<"organisation">[]) {
    const parents = batch.flatMap(({ document: { record } }) => record.parentId ?? []);
    const there = await db.read(SYSTEM, (snapshot) => standing(snapshot, "organisation", parents, ""));
    const along = new Set(batch.map(({ document }) => document.record.id));
    return batch.filter(
      ({ document: { record } }) =>
        record.parentId === null || there.has(record.parentId) || along.has(record.parentId),
    );
  }

  const withoutParent = async (batch: readonly Waiting<"organisation">[]) =>
    batch.map(({ document, findings, ...rest }) => ({
      ...rest,
      document: { ...document, record: { ...document.record, parentId: null } },
      findings: [...findings, { code: "parentMissing", column: "parent_organization_id" }],
    }));

  return async function take(run: Run, now: () => Instant): Promise<void> {
    const progress = { done: await db.read(SYSTEM, (snapshot) => takenOf(snapshot, run.id)) };
    while ((await takeAll(run, progress, "organisation", now, withParent)) > 0);
    await takeAll(run, progress, "organisation", now, withoutParent);
    await takeAll(run, progress, "location", now, async (batch) => batch);
    await takeAll(run, progress, "service", now, async (batch) => batch);
    const absent = run.whole ? await markMissing(run, now()) : 0;
    await db.write(SYSTEM, async (tx) => {
      dropPieces(tx, run.id);
      dropValues(tx, run.id);
      const { rows } = await counts(tx, run.id);
      await setRun(tx, run.id, { state: "done", absent, done: rows }, now());
    });
  };
}
