import type { NeedNames } from "../../../http/needs.ts";
import type { Text } from "../../../text/types.ts";
import type { Vocabulary } from "../service/present.ts";

/** How the fields of a record and their values read. Pure. */

const CONDITION = "condition.";

/** "Telefonnumre", "Uden MitID", "Sted 2: Åbningstid". */
export function fieldLabel(
  name: string,
  { directoryEdit }: Text,
  catalogue: Vocabulary["catalogue"],
): string {
  const { fields } = directoryEdit;
  const labels: Readonly<Record<string, string>> = fields;
  const [group = "", number = "", part = ""] = name.split(".");
  if (group === "place") return `${directoryEdit.place(Number(number) + 1)}: ${labels[part] ?? part}`;
  if (group === "arrangement")
    return `${directoryEdit.arrangement(Number(number) + 1)}: ${labels[part] ?? part}`;
  if (name.startsWith(CONDITION)) {
    const code = name.slice(CONDITION.length);
    const condition = catalogue.conditions.find((one) => one.code === code);
    return condition?.name.da ?? code;
  }
  return labels[name] ?? name;
}

export interface ValueWords {
  readonly vocabulary: Vocabulary;
  readonly text: Text;
  /** Names of what is chosen by identifier: units, organisations, places, municipalities. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** What a field's values say to people. */
export const valueInWords =
  ({ vocabulary, text, chosen }: ValueWords) =>
  (name: string, values: readonly string[]): string =>
    values.map((value) => oneValue(name, value, vocabulary, text) ?? chosen.get(value) ?? value).join(", ");

function oneValue(
  name: string,
  value: string,
  { catalogue, needs, lang }: Vocabulary,
  text: Text,
): string | undefined {
  const said: Readonly<Record<string, string>> = text.directoryEdit.condition;
  const statuses: Readonly<Record<string, string>> = text.directory.service.status;
  const places: Readonly<Record<string, string>> = text.directoryEdit.kinds;
  if (name.startsWith(CONDITION)) return said[value];
  if (name === "status") return statuses[value];
  if (name === "needs") return (needs satisfies NeedNames)[value];
  if (name === "kind") return catalogue.kinds.find(({ code }) => code === value)?.name[lang] ?? places[value];
  return undefined;
}
