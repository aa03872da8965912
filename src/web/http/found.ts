import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { refusalStatus } from "./status.ts";

/** What a page shows, or – when the view refuses it – the page that says so, with the refusal's own status. */
export async function found<T>(view: Promise<T>): Promise<T> {
  try {
    return await view;
  } catch (error) {
    if (isRefused(error)) throw data({ code: error.code }, refusalStatus(error.code));
    throw error;
  }
}
