import { command, json } from "./command.ts";

const ANCHOR = /^(\d{1,15}):([0-9a-f]{64})$/;

export const verify = command({
  name: "verify",
  help: "Check the laws and the log anew, from the raw tables. Ends with 1 when one is broken.",
  options: {
    json,
    anchor: {
      type: "string",
      value: "seq:hash",
      valid: (given) => ANCHOR.test(given),
      help: "A head of the log noted earlier by `stafet log anchor`: proves that nothing up to it was changed or cut off.",
    },
  },
  async run({ relay, stays, discharge, appointments, clock }, { json: asJson, anchor }, out) {
    const [, seq, hash] = ANCHOR.exec(anchor ?? "") ?? [];
    const noted = seq && hash ? { seq: Number(seq), hash } : undefined;
    const laws = await relay.views.verify(clock.now(), noted);
    const [beds, leavings, dated] = [
      await stays.verify(),
      await discharge.verify(),
      await appointments.verify(),
    ];
    const report = {
      ...dated,
      ...leavings,
      ...beds,
      ...laws,
      examples: [...laws.examples, ...beds.examples, ...leavings.examples, ...dated.examples],
      ok: laws.ok && beds.ok && leavings.ok && dated.ok,
    };
    if (asJson) out.json(report);
    else {
      const { examples, logFirstBroken, ok, ...figures } = report;
      const width = Math.max(...Object.keys(figures).map((name) => name.length));
      for (const [name, figure] of Object.entries(figures)) out.line(`${name.padEnd(width)}  ${figure}`);
      for (const { breach, id } of examples) out.line(`  ${breach}: ${id}`);
      if (logFirstBroken) out.line(`  the log is broken at ${logFirstBroken.seq}: ${logFirstBroken.why}`);
      out.line(ok ? "All laws hold." : "BROKEN: a law does not hold.");
    }
    return report.ok ? 0 : 1;
  },
});

export const logAnchor = command({
  name: "log anchor",
  help: "The newest link of the log's chain, to be noted where whoever owns the database cannot reach it.",
  options: { json },
  async run({ identity }, { json: asJson }, out) {
    const head = await identity.logHead();
    if (asJson) out.json(head);
    else out.line(head ? `${head.seq}:${head.hash}` : "The log has no sealed entry yet.");
    return head ? 0 : 1;
  },
});
