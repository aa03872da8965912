import { labelsIn } from "../../../ui/labels.ts";

/** What was pointed out when the form is shown again, for its hidden field. */
export const labelsShown = (values: Readonly<Record<string, readonly string[]>> | undefined): string =>
  labelsIn(`${values?.happened?.[0] ?? ""}\n${values?.calmed?.[0] ?? ""}`)
    .map(({ word }) => word.toLowerCase())
    .join(" ");
