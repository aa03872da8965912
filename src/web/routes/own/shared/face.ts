import type { FormFields } from "../../../http/form.ts";

/**
 * What a form of five faces says, for the command to judge. "Not now" is a form of its own, and no face; nothing chosen is
 * none of the faces, and is refused.
 */
export const saidIn = ({ form, get }: FormFields): { face: number | null; words: string } =>
  form === "notNow" ? { face: null, words: "" } : { face: Number(get("face")) || 0, words: get("words") };
