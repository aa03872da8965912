import type { FormFields } from "../../../http/form.ts";

interface Kept {
  readonly evidence?: readonly object[];
}

/** What a recommendation says, as it was written in a form: a point on each line. What it rests on is kept as it was. */
export const contentIn = ({ get }: FormFields, { evidence = [] }: Kept = {}) => ({
  ...{ text: get("text"), background: get("background"), focusArea: get("focusArea") },
  whoCanChange: get("whoCanChange"),
  elaboration: get("elaboration")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== ""),
  evidence,
});

/** A field's name for where in the command something is wrong. */
export const fieldOfContent = (path: string): string =>
  path.replace(/^content\./, "").replace(/^elaboration\.\d+$/, "elaboration");
