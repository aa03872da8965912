import type { RouterContextProvider } from "react-router";
import type { CourseView } from "#modules/relay/index.ts";
import { actor, now, services, text } from "../../../http/context.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { regionDoors } from "../../discharge/shared/region.ts";
import type { Around } from "./Fields.tsx";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** What can be chosen for an appointment of this course: the needs open to the reader, companions they may know, units by name. */
export async function aroundOf(context: Context, course: CourseView, names: NeedNames): Promise<Around> {
  const { relay } = services(context);
  const words = text(context).catalogue;
  const [{ all }, company] = await Promise.all([
    regionDoors(context),
    course.company === null || course.company.length === 0
      ? null
      : relay.views.companions(actor(context), course.id, now(context)),
  ]);
  return {
    needs: course.needs
      .filter(({ closed, state }) => !closed && state === "open")
      .map(({ id, kind }) => ({ value: id, label: needName(names, kind, words.baton) })),
    companions: (company?.companions ?? []).map(({ id, name }) => ({ value: id, label: name })),
    units: all.map(({ name }) => name),
  };
}
