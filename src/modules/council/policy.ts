import type { SignedIn } from "#modules/identity/index.ts";

/** Takes minutes in, looks them through and publishes them: a council's secretary. */
export const mayKeepMinutes = ({ remits }: Pick<SignedIn, "remits">): boolean =>
  remits.includes("councilSecretary");
