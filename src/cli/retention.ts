import { command, json } from "./command.ts";

export const retention = command({
  name: "retention",
  help: "Forget what has been kept as long as it may be, as the nightly job does. Never anything of an open course.",
  options: {
    "dry-run": { type: "boolean", help: "Only say how long each kind is kept, and how many have lapsed." },
    json,
  },
  async run({ relay, council, clock }, { "dry-run": dryRun, json: asJson }, out) {
    const now = clock.now();
    const gone = dryRun
      ? null
      : { ...(await relay.retention.forgetLapsed(now)), ...(await council.retention.forgetLapsed(now)) };
    const lapsed = new Map<string, number>([
      ...(await relay.retention.lapsed(now)).map(({ what, count }) => [what, count] as const),
      ...Object.entries(await council.retention.lapsed(now)),
    ]);
    const kinds = (await relay.retention.periods(now)).map((period) => ({
      ...period,
      forgotten: gone?.[period.what] ?? 0,
      lapsed: lapsed.get(period.what) ?? 0,
    }));
    if (asJson) out.json(kinds);
    else {
      for (const { what, days, forgotten, lapsed: left, basis } of kinds) {
        const kept = days === null ? "kept" : `${days} days`;
        const said = gone === null ? `${left} lapsed` : `${forgotten} forgotten`;
        out.line(`${what.padEnd(18)}  ${kept.padEnd(10)}  ${said.padEnd(16)}  ${basis}`);
      }
    }
    return undefined;
  },
});
