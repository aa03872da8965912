import { command, json } from "./command.ts";

export const verify = command({
  name: "verify",
  help: "Check the laws and the log anew, from the raw tables. Ends with 1 when one is broken.",
  options: { json },
  async run({ relay, clock }, { json: asJson }, out) {
    const report = await relay.views.verify(clock.now());
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
