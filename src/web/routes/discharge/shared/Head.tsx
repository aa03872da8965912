import type { LeavingView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { coursePath } from "../../course/paths.ts";

/** Whom it is about, where they lie and since when, and what the page is for. */
export function Lead({ view, says }: { view: LeavingView; says: string }) {
  const { discharge, courseActions } = useText();
  const { course } = discharge;
  const { knownAs, admission, responsible } = view;
  return (
    <>
      {knownAs === null ? null : courseActions.whoFor(knownAs)}{" "}
      {admission ? (
        <>
          {admission.ward ? course.in(admission.ward.name) : course.inSomewhere} {course.since}{" "}
          <Moment at={admission.admittedAt} />.
        </>
      ) : (
        <>{responsible.name}.</>
      )}{" "}
      {says}
    </>
  );
}

/** Back to the course; for a stay, to the house's own page. */
export function WayBack({ view }: { view: Pick<LeavingView, "subject" | "courseId"> }) {
  const { course, stays } = useText();
  return view.subject === "stay" ? (
    <BackLink to="/pladser">{stays.title}</BackLink>
  ) : (
    <BackLink to={coursePath(view.courseId)}>{course.back}</BackLink>
  );
}
