/**
 * Writes one line about a fault to the error log: what kind and where in the code, never the message – it may quote
 * a name or a text somebody typed.
 */
export function reportFault(error: unknown): void {
  const fault = error instanceof Error ? error : new Error(typeof error);
  const where = (fault.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const code = "code" in fault && typeof fault.code === "string" ? { code: fault.code } : {};
  const line = { level: "error", event: "fault", name: fault.name, ...code, where: where.slice(0, 8) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
