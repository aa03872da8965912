import { describe, expect, onTestFinished, test } from "vitest";
import { fixedClock } from "#kernel/clock.ts";
import { createLog, type LogFields, type LogOptions, logWarnings } from "./log.ts";

const clock = fixedClock("2026-03-02T08:00:00Z");

function capture(level: LogOptions["level"]) {
  const lines: string[] = [];
  return { log: createLog({ level, clock, write: (line) => lines.push(line) }), lines };
}

describe("a line in the log", () => {
  test("is one JSON object that says when, how grave, what", () => {
    const { log, lines } = capture("info");
    log.warn("job.failed", { job: "tellReceiver", attempt: 2, ms: 12.5 });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: "2026-03-02T08:00:00.000Z",
        level: "warn",
        event: "job.failed",
        job: "tellReceiver",
        attempt: 2,
        ms: 12.5,
      },
    ]);
    expect(lines[0]).not.toContain("\n");
  });

  test.each([
    ["debug", 4],
    ["info", 3],
    ["warn", 2],
    ["error", 1],
    ["silent", 0],
  ] as const)("at level %s %i of four are written", (level, expected) => {
    const { log, lines } = capture(level);
    for (const mine of ["debug", "info", "warn", "error"] as const) log[mine]("x");
    expect(lines).toHaveLength(expected);
  });

  test("holds nothing about a person, even when it is handed some", () => {
    const { log, lines } = capture("info");
    const careless = {
      name: "Bodil Eksempel",
      citizen: { cpr: "0101010000" },
      route: "/forloeb/:id",
    } as LogFields;
    log.info("request", careless);
    log.info("request", { code: { note: "free text" } as never });
    expect(lines.join()).not.toMatch(/Bodil|0101010000|free text/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ route: "/forloeb/:id" });
  });

  test("of an error tells kind, code and place, but not the words, which may quote data", () => {
    const fault = Object.assign(new Error('duplicate key (name)=("Bodil")'), {
      code: "23505",
      severity: "ERROR",
      constraint: "person_name_key",
      table: "person",
      detail: "Key (name)=(Bodil) already exists.",
    });
    const { log, lines } = capture("info");
    log.error("job.failed", { error: new TypeError("Bodil again", { cause: fault }) });
    expect(lines.join()).not.toContain("Bodil");
    expect(JSON.parse(lines[0] ?? "").error).toMatchObject({
      kind: "TypeError",
      at: [expect.stringContaining("log.test.ts"), ...Array(7).fill(expect.any(String))].slice(0, 8),
      cause: { code: "23505", constraint: "person_name_key", table: "person" },
    });
    const loud = capture("debug");
    loud.log.error("job.failed", { error: new Error("the words") });
    expect(JSON.parse(loud.lines[0] ?? "").error.message).toBe("the words");
  });

  test("of something thrown that is no error tells so", () => {
    const { log, lines } = capture("info");
    log.error("job.failed", { error: "Bodil" });
    expect(JSON.parse(lines[0] ?? "").error).toEqual({ kind: "string" });
  });
});

test("Node's own warnings are lines of the log, but not that something is experimental", () => {
  const before = process.listeners("warning");
  onTestFinished(() => {
    process.removeAllListeners("warning");
    for (const listener of before) process.on("warning", listener);
  });
  const { log, lines } = capture("info");
  logWarnings(log);
  const warning = (name: string) => Object.assign(new Error("said at length"), { name, code: `${name}-1` });
  process.emit("warning", warning("ExperimentalWarning"));
  process.emit("warning", warning("DeprecationWarning"));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: "warn", event: "process.warning", code: "DeprecationWarning-1" },
  ]);
});
