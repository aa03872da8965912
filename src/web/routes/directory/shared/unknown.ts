import { data } from "react-router";
import { isUuid } from "#kernel/ids.ts";

/** Throws the page that says it is not there. Everything in the directory is public: there is nothing to hide by it. */
export function unknown(): never {
  throw data({ code: "notFound" }, 404);
}

/** The identifier in the address; what is none is not there. */
export const idIn = (id: string): string => (isUuid(id) ? id : unknown());
