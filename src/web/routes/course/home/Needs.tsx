import { needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { LinkButton } from "../../../ui/Button.tsx";
import { Details } from "../../../ui/Details.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { actionPath } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";
import { Need } from "./Need.tsx";
import { endedNeeds, openNeeds } from "./present.ts";

/** Every open need, a card each; the ended ones folded. */
export function Needs(props: CourseProps) {
  const { needs: words } = useText().course;
  const { course } = props;
  const open = openNeeds(course);
  return (
    <section aria-labelledby="needs-title">
      <div className="section-head">
        <h2 id="needs-title">{words.title}</h2>
        {course.may.addNeed ? (
          <LinkButton to={actionPath(course.id, "nyt-behov")}>{words.add}</LinkButton>
        ) : null}
      </div>
      {open.length === 0 ? <EmptyState title={words.none} /> : null}
      {open.map((need) => (
        <Need key={need.id} need={need} {...props} />
      ))}
      <Ended {...props} />
    </section>
  );
}

function Ended({ course, names }: CourseProps) {
  const { course: words, lang } = useText();
  const now = useNow();
  const ended = endedNeeds(course);
  if (ended.length === 0) return null;
  return (
    <Details summary={words.needs.ended(ended.length)}>
      <ul className="ended">
        {ended.map((need) => (
          <li key={need.id}>
            <strong>{needName(names, need.kind, "")}</strong>{" "}
            {need.endedAt
              ? words.needs.endedAt(
                  words.needs.state[need.state].toLowerCase(),
                  dayInWords(need.endedAt, now, lang),
                )
              : null}
            {need.endReason ? <span className="quiet"> · {need.endReason}</span> : null}
            {course.may.addNeed && !need.closed && need.state !== "mergedInto" ? (
              <>
                {" "}
                <a href={actionPath(course.id, "genaabn-behov", need.id)}>
                  {words.needs.reopen}
                  <span className="sr-only"> ({needName(names, need.kind, "")})</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}
