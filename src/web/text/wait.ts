/** Seconds to wait, as people say it: in seconds under two minutes, else in whole minutes. */
export function waitInWords(seconds: unknown, few: string, many: string): string {
  const wait = typeof seconds === "number" ? Math.max(seconds, 2) : 60;
  return wait < 120 ? `${wait} ${few}` : `${Math.ceil(wait / 60)} ${many}`;
}
