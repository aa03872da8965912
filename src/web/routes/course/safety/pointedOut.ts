import { type Label, labelsIn } from "../../../ui/labels.ts";

type Values = Readonly<Record<string, readonly string[]>>;

const written = (values: Values): string => `${values.happened?.[0] ?? ""}\n${values.calmed?.[0] ?? ""}`;

/** Words for what somebody is, in what is written about the day, that have not been pointed out yet (`labels`: those that have). */
export function freshLabels(values: Values): readonly Label[] {
  const known = new Set((values.labels?.[0] ?? "").split(" "));
  return labelsIn(written(values)).filter(({ word }) => !known.has(word.toLowerCase()));
}

/** All of them, for the form's hidden field: sent again, they stay. */
export const labelsShown = (values: Values = {}): string =>
  labelsIn(written(values))
    .map(({ word }) => word.toLowerCase())
    .join(" ");
