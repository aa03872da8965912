import { isUuid } from "#kernel/ids.ts";
import { parseCalendarDay } from "#kernel/time.ts";
import { type FieldErrors, type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import { municipalityCodes, type Names, organisationId } from "../shared/fields/names.ts";
import { CHANGES, type Change, type ChangeCode } from "./change.ts";

/** What was chosen on Ret mange tilbud: which offers, in which edition, and what becomes of them. Pure. */

export interface Chosen {
  readonly offers: readonly { readonly id: string; readonly seen: number }[];
  readonly change: Change;
}

const STATUSES = ["active", "inactive", "defunct", "temporarilyClosed"] as const;
const MOST = 100;

export function parseBulk(fields: FormFields, names: Names, today: string, text: Text): Parsed<Chosen> {
  const words = text.directoryEdit.bulk;
  const what = oneOf(fields.get("what"), CHANGES);
  const offers = fields
    .all("offers")
    .slice(0, MOST)
    .flatMap((one) => {
      const [id = "", seen = ""] = one.split(":");
      return isUuid(id) && /^\d{1,9}$/.test(seen) ? [{ id, seen: Number(seen) }] : [];
    });
  const change = what === null ? null : changeFrom(what, fields, names, today, text);
  const errors: FieldErrors = {
    ...(offers.length === 0 && { offers: words.chooseSome }),
    ...(what === null && { what: words.chooseWhat }),
    ...(change !== null && "error" in change && { value: change.error }),
  };
  if (change === null || "error" in change || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, command: { offers, change } };
}

function changeFrom(
  what: ChangeCode,
  fields: FormFields,
  names: Names,
  today: string,
  { directoryEdit }: Text,
): Change | { readonly error: string } {
  const { bulk, problems } = directoryEdit;
  const value = fields.get("value");
  const from = parseCalendarDay(fields.get("from")) ?? today;
  const code = /^[a-z][A-Za-z]{1,39}$/.test(value) ? value : null;
  switch (what) {
    case "conditionMeets":
    case "conditionLacks":
    case "conditionUnsaid":
      return code === null ? { error: bulk.sayValue } : { what, condition: code };
    case "kind":
      return code === null ? { error: bulk.sayValue } : { what, kind: code };
    case "needsAdd":
    case "needsRemove":
      return code === null ? { error: bulk.sayValue } : { what, need: code };
    case "status": {
      const status = oneOf(value, STATUSES);
      return status === null ? { error: bulk.sayValue } : { what, status };
    }
    case "authority": {
      const authorityId = value === "" ? null : organisationId(names, value, null);
      return value !== "" && authorityId === null
        ? { error: problems.organisation }
        : { what, authorityId, from };
    }
    case "areas": {
      const areas = municipalityCodes(names, value);
      return areas === null ? { error: problems.areas } : { what, areas, from };
    }
    case "agreementEndsOn":
    case "fundingEndsOn": {
      const on = value === "" ? null : parseCalendarDay(value);
      return value !== "" && on === null ? { error: bulk.sayValue } : { what, on };
    }
  }
}
