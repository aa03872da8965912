import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** What the secretary pressed on the page where minutes are looked through. */
export type Pressed =
  | { readonly do: "open"; readonly seen: number; readonly open: number[]; readonly closed: number[] }
  | { readonly do: "publish"; readonly seen: number; readonly leavingOut: number[] }
  | { readonly do: "down"; readonly seen: number; readonly why: string };

/** "2,5": items by place. */
export const placesIn = (list: string): number[] => (list === "" ? [] : list.split(",").map(Number));

/** Each item of the page is said open or closed by a field of its own. */
export function parseReview(fields: FormFields, text: Text): Parsed<Pressed> {
  const pressed = oneOf(fields.form, ["open", "publish", "down"]);
  const seen = Number(fields.get("seen"));
  if (pressed === null || !Number.isInteger(seen) || seen < 1) return noSuchForm(text);
  const places = (prefix: string, value: string): number[] =>
    Object.entries(fields.values).flatMap(([name, values]) =>
      name.startsWith(prefix) && values.includes(value) ? [Number(name.slice(prefix.length))] : [],
    );
  switch (pressed) {
    case "open":
      return {
        ok: true,
        command: { do: "open", seen, open: places("item-", "open"), closed: places("item-", "closed") },
      };
    case "publish":
      return { ok: true, command: { do: "publish", seen, leavingOut: placesIn(fields.get("leaves")) } };
    case "down": {
      const why = fields.get("why").trim();
      if (why === "") return { ok: false, errors: { why: text.fieldIssues.required } };
      return { ok: true, command: { do: "down", seen, why } };
    }
  }
}
