import type { FormFields } from "./form.ts";

/** The answer of `AgreedFields` as the commands take it; not answered gives neither, which the schema then asks for. */
export function agreedFrom(fields: FormFields): { agreedWithCitizen?: boolean; notAgreedWhy?: string } {
  const answer = fields.get("agreedWithCitizen");
  if (answer === "yes") return { agreedWithCitizen: true };
  return answer === "notYet" ? { agreedWithCitizen: false, notAgreedWhy: fields.get("notAgreedWhy") } : {};
}
