import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { fullMoment } from "../../../ui/format.ts";
import { MeetMeWords } from "../../../ui/MeetMeWords.tsx";
import { Page } from "../../../ui/Page.tsx";
import { coursePath } from "../paths.ts";
import type { Route } from "./+types/route.ts";

/** Mød mig sådan as it stood before: version by version, the newest first. Nothing that was said is written over. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  return found(views.meetMeHistory(actor(context), params.courseId, now(context)), context);
}

export default function MeetMeHistoryPage({ loaderData }: Route.ComponentProps) {
  const { course, courseActions, courseForms, lang } = useText();
  const { courseId, knownAs, versions } = loaderData;
  const { history } = courseForms.meetMe;
  return (
    <Page
      title={history.title}
      lead={courseActions.whoFor(knownAs)}
      back={<BackLink to={coursePath(courseId)}>{course.back}</BackLink>}
    >
      {versions.length === 0 ? <EmptyState title={history.none} /> : null}
      {versions.map((version, at) => {
        const when = fullMoment(version.at, lang);
        return (
          <Card key={version.id} title={at === 0 ? history.newest : when} tone={at === 0 ? "warm" : "quiet"}>
            <MeetMeWords said={version} />
            <p className="quiet">
              {version.writtenBy === null
                ? course.meetMe.byCitizen(when)
                : course.meetMe.written(version.writtenBy, when)}
              {version.approved ? null : ` · ${course.meetMe.notSeen}`}
            </p>
          </Card>
        );
      })}
    </Page>
  );
}
