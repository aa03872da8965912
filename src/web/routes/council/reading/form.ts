import type { Settled } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

interface Looked {
  readonly seen: number;
  readonly open: number[];
  readonly closed: number[];
  readonly flags: { flag: number; settled: Settled | null }[];
}

/** What was pressed where a reading is looked through. */
export type Pressed =
  | ({ readonly do: "keep" } & Looked)
  | ({ readonly do: "save"; readonly over: number } & Looked)
  | { readonly do: "throw"; readonly seen: number };

const places = (fields: FormFields, prefix: string, value: string): number[] =>
  Object.entries(fields.values).flatMap(([name, values]) =>
    name.startsWith(prefix) && values.includes(value) ? [Number(name.slice(prefix.length))] : [],
  );

export function parseReading(fields: FormFields, text: Text): Parsed<Pressed> {
  const form = oneOf(fields.form, ["look", "throw"]);
  const seen = Number(fields.get("seen"));
  if (form === null || !Number.isInteger(seen) || seen < 1) return noSuchForm(text);
  if (form === "throw") return { ok: true, command: { do: "throw", seen } };
  const settled = (["right", "mended"] as const).flatMap((value) =>
    places(fields, "flag-", value).map((flag) => ({ flag, settled: value })),
  );
  const not = places(fields, "flag-", "not").map((flag) => ({ flag, settled: null }));
  const looked = {
    ...{ seen, open: places(fields, "item-", "open"), closed: places(fields, "item-", "closed") },
    flags: [...settled, ...not],
  };
  if (fields.get("do") !== "save") return { ok: true, command: { do: "keep", ...looked } };
  const over = Number(fields.get("over"));
  if (!Number.isInteger(over) || over < 0) return noSuchForm(text);
  return { ok: true, command: { do: "save", over, ...looked } };
}
