import { isUuid } from "#kernel/ids.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { noSuchForm } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** What was pressed on the house's own page. Each row's form is named by what it does and whom it is about. */
export type Pressed =
  | { readonly do: "arrive" | "again"; readonly stayId: string }
  | { readonly do: "more"; readonly stayId: string; readonly lastNight: string }
  | { readonly do: "stop"; readonly waitingId: string }
  | { readonly do: "confirm" };

export function parseHouse(fields: FormFields, text: Text): Parsed<Pressed> {
  const [what, ...rest] = fields.form.split("-");
  const id = rest.join("-");
  if (what === "confirm") return { ok: true, command: { do: "confirm" } };
  if (!isUuid(id)) return noSuchForm(text);
  switch (what) {
    case "arrive":
    case "again":
      return { ok: true, command: { do: what, stayId: id } };
    case "more":
      return { ok: true, command: { do: what, stayId: id, lastNight: fields.get("lastNight") } };
    case "stop":
      return { ok: true, command: { do: what, waitingId: id } };
    default:
      return noSuchForm(text);
  }
}
