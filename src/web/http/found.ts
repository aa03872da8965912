import { data, type RouterContextProvider, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { pathContext } from "./context.ts";
import { refusalStatus } from "./status.ts";

/**
 * What a page shows, or – when the view refuses it – the page that says so, with the refusal's own status. Who must first
 * say why they open a course is led to the page that asks, and from there back here.
 */
export async function found<T>(
  view: Promise<T>,
  context?: Readonly<Pick<RouterContextProvider, "get">>,
): Promise<T> {
  try {
    return await view;
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (error.code === "purposeNeeded" && context) {
      const back = encodeURIComponent(context.get(pathContext));
      throw redirect(`/forloeb/${String(error.details.courseId)}/hvorfor?videre=${back}`);
    }
    throw data({ code: error.code }, refusalStatus(error.code));
  }
}

/** As `found`, for a sheet of paper, which has no page around it to say what was refused: that leads to `otherwise`. */
export const foundFor = <T>(
  view: Promise<T>,
  context: Readonly<Pick<RouterContextProvider, "get">>,
  otherwise: string,
): Promise<T> =>
  found(
    view.catch((error: unknown) => {
      throw isRefused(error) && error.code !== "purposeNeeded" ? redirect(otherwise) : error;
    }),
    context,
  );
