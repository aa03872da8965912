import type { Service } from "#modules/directory/index.ts";
import { partId } from "../shared/partId.ts";

/** One change of many offers, and what it does to each. Pure. */

export const CHANGES = [
  ...(["conditionMeets", "conditionLacks", "conditionUnsaid", "kind", "needsAdd", "needsRemove"] as const),
  ...(["authority", "areas", "agreementEndsOn", "fundingEndsOn", "status"] as const),
] as const;
export type ChangeCode = (typeof CHANGES)[number];

export type Change =
  | { readonly what: "conditionMeets" | "conditionLacks" | "conditionUnsaid"; readonly condition: string }
  | { readonly what: "kind"; readonly kind: string }
  | { readonly what: "needsAdd" | "needsRemove"; readonly need: string }
  | { readonly what: "status"; readonly status: Service["status"] }
  /** From that day on; what was before stays said of the time before. */
  | { readonly what: "authority"; readonly authorityId: string | null; readonly from: string }
  | { readonly what: "areas"; readonly areas: readonly string[]; readonly from: string }
  /** Of the period in force. Null: no end is known. */
  | { readonly what: "agreementEndsOn" | "fundingEndsOn"; readonly on: string | null };

/** The service as it becomes; the same when it is so already. `today` is a day in Denmark. */
export function changed(service: Service, change: Change, today: string): Service {
  switch (change.what) {
    case "conditionMeets":
      return condition(service, change.condition, "meets");
    case "conditionLacks":
      return condition(service, change.condition, "lacks");
    case "conditionUnsaid":
      return condition(service, change.condition, null);
    case "kind":
      return { ...service, kind: change.kind };
    case "status":
      return { ...service, status: change.status };
    case "needsAdd":
      return { ...service, needs: withCode(service.needs, change.need) };
    case "needsRemove":
      return { ...service, needs: service.needs.filter((code) => code !== change.need) };
    case "authority":
      return { ...service, arrangements: from(service, change.from, { authorityId: change.authorityId }) };
    case "areas":
      return { ...service, arrangements: from(service, change.from, { areas: [...change.areas] }) };
    case "agreementEndsOn":
    case "fundingEndsOn":
      return { ...service, arrangements: inForce(service, today, { [change.what]: change.on }) };
  }
}

const withCode = (codes: readonly string[], code: string): string[] =>
  codes.includes(code) ? [...codes] : [...codes, code];

function condition(service: Service, code: string, where: "meets" | "lacks" | null): Service {
  const without = (codes: readonly string[]) => codes.filter((one) => one !== code);
  return {
    ...service,
    meets: where === "meets" ? withCode(service.meets, code) : without(service.meets),
    lacks: where === "lacks" ? withCode(service.lacks, code) : without(service.lacks),
  };
}

type Period = Service["arrangements"][number];

const newPeriod = (service: Service, validFrom: string, validTo: string | null): Period => ({
  id: partId(service.id, "arrangement", `bulk ${validFrom}`),
  ...{ validFrom, validTo, authorityId: null, operatorId: null, areas: [], funding: "" },
  ...{ fundingEndsOn: null, agreementEndsOn: null },
});

/** Every day from that one on: a period that spans it is parted, and a gap up to the next is filled. */
function from(service: Service, day: string, what: Partial<Period>): Period[] {
  const parted = service.arrangements.flatMap((period): Period[] => {
    const { validFrom, validTo } = period;
    if (validTo !== null && validTo <= day) return [period];
    if (validFrom >= day || says(period, what)) return [{ ...period, ...what }];
    const rest = { ...period, ...what, id: newPeriod(service, day, null).id, validFrom: day };
    return [{ ...period, validTo: day }, rest];
  });
  const covered = parted.some(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
  if (covered) return parted;
  const next = parted.find(({ validFrom }) => validFrom > day);
  const filled = { ...newPeriod(service, day, next?.validFrom ?? null), ...what };
  return [...parted, filled].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

const says = (period: Period, what: Partial<Period>): boolean =>
  JSON.stringify({ ...period, ...what }) === JSON.stringify(period);

/** The period in force that day, which there is from now on if there was none. */
function inForce(service: Service, day: string, what: Partial<Period>): Period[] {
  const isIn = ({ validFrom, validTo }: Period) => validFrom <= day && (validTo === null || day < validTo);
  if (!service.arrangements.some(isIn)) return from(service, day, what);
  return service.arrangements.map((period) => (isIn(period) ? { ...period, ...what } : period));
}
