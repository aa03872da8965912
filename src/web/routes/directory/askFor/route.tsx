import { Link, redirect } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { servicePath } from "../shared/paths.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/**
 * From an offer to asking it: for whom, among those whose needs are ours. With `?forloeb=` the way goes on to the ask about
 * the need this offer meets, with its door ticked. For who is on duty.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const who = actor(context);
  const { db, directory, relay } = services(context);
  const id = idIn(params.id);
  const kept = await db.read(SYSTEM, async (snapshot) =>
    (await directory.records(snapshot, "service", [id])).get(id),
  );
  if (!kept || kept.record.unitId === null) return unknown();
  const { needs, name, unitId } = kept.record;
  const courseId = new URL(request.url).searchParams.get("forloeb");
  if (courseId !== null) {
    const course = await found(relay.views.course(who, courseId, now(context)), context);
    const open = course.kind === "full" ? course.needs.filter(({ closed, may }) => !closed && may.ask) : [];
    const need = open.find(({ kind }) => needs.includes(kind)) ?? open[0];
    throw redirect(
      need
        ? `/forloeb/${course.id}/spoerg?behov=${need.id}&doer=${unitId}`
        : `/forloeb/${course.id}/nyt-behov`,
    );
  }
  const [held, names] = await Promise.all([relay.views.weHold(who, {}, now(context)), needNames(context)]);
  return {
    id,
    name,
    courses: held.rows
      .map(({ courseId: course, knownAs, needKinds }) => ({
        courseId: course,
        knownAs,
        needs: needKinds.map((kind) => names[kind] ?? kind),
        fits: needKinds.some((kind) => needs.includes(kind)),
      }))
      .sort((a, b) => Number(b.fits) - Number(a.fits)),
  };
}

export default function AskFor({ loaderData }: Route.ComponentProps) {
  const { askFor } = useText().directory;
  const { id, name, courses } = loaderData;
  return (
    <Page
      title={askFor.title(name)}
      lead={askFor.lead}
      back={<BackLink to={servicePath(id)}>{name}</BackLink>}
    >
      {courses.length === 0 ? (
        <EmptyState title={askFor.none} />
      ) : (
        <Card>
          <ul className="items">
            {courses.map((course) => (
              <li key={course.courseId}>
                <Link to={`?forloeb=${course.courseId}`}>{course.knownAs}</Link>{" "}
                <span className="quiet">{course.needs.join(" · ")}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
