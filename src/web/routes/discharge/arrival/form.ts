import type { z } from "zod";
import { dischargeSchemas } from "#modules/discharge/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { wardIn } from "../record/form.ts";
import type { KnownDoor } from "../shared/doors.ts";
import { parseSettle, type Settled } from "../shared/settle.ts";

/** What can be done on the page: a line settled, the days planned, the ward changed. */
export type Arrived =
  | { readonly do: "settle"; readonly command: Settled }
  | { readonly do: "plan"; readonly command: z.input<typeof dischargeSchemas.PlanLeaving> }
  | { readonly do: "move"; readonly command: z.input<typeof dischargeSchemas.MoveWard> };

export const parseArrival =
  (leavingId: string, doors: readonly KnownDoor[]) =>
  (fields: FormFields, text: Text): Parsed<Arrived> => {
    const { form, get } = fields;
    const about = { leavingId, edition: Number(get("edition")) };
    if (form === "plan") {
      // A day that is left empty is one nobody knows: said, not left out.
      const days = { expectedOn: get("expectedOn") || null, treatedOn: get("treatedOn") || null };
      return as("plan", parseCommand(dischargeSchemas.PlanLeaving, { ...about, ...days }, text));
    }
    if (form === "move") {
      const ward = { ...wardIn(get("ward"), doors), care: get("care") };
      return as("move", parseCommand(dischargeSchemas.MoveWard, { ...about, ...ward }, text));
    }
    // Any other form is none of the page's, and is told so there.
    return as("settle", parseSettle(fields, text, doors));
  };

const as = <const D extends Arrived["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
