import { use } from "react";
import { editionOf } from "./editionOf.ts";
import { FormContext } from "./formContext.ts";

/** Which edition a form is filled in from, sent along: nobody writes over what they have not read. */
export function Edition({ value, name = "edition" }: { value: number; name?: string }) {
  const { again } = use(FormContext);
  return <input type="hidden" name={name} value={editionOf(again, name, value)} />;
}
