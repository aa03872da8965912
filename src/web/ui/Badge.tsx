import type { ReactNode } from "react";

type Tone = "plain" | "info" | "success" | "warning" | "error";

const tones: Record<Tone, string> = {
  plain: "badge",
  info: "badge badge-info",
  success: "badge badge-success",
  warning: "badge badge-warning",
  error: "badge badge-error",
};

/** A short state word. The colour only repeats what the word says. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <strong className={tones[tone]}>{children}</strong>;
}
