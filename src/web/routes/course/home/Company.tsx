import type { CourseView } from "#modules/relay/index.ts";
import { COMPANY_PATH } from "../../../http/companyPaths.ts";
import { useText } from "../../../text/useText.ts";
import { actionPath } from "../paths.ts";

type Line = NonNullable<CourseView["company"]>[number];

/** Who goes along, in one line beside "Mød mig sådan"; where nobody does, the way to somebody who could. */
export function Company({ course }: { course: CourseView }) {
  const { companions: words } = useText();
  const { company } = course;
  if (company === null) return null;
  const write = course.may.writeMeetMe;
  return (
    <section className="sheet sheet-warm" aria-label={words.title}>
      <p>
        <strong>{words.title}</strong>{" "}
        {company.length === 0 ? words.lineNone : <CompanyLine company={company} />}
      </p>
      <p>
        <a href={actionPath(course.id, "foelges")}>
          {company.length === 0 && write ? words.write : words.see}
        </a>
        {company.length === 0 && course.state === "open" ? (
          <>
            {" · "}
            <a href={COMPANY_PATH}>{words.nobody.findShort}</a>
          </>
        ) : null}
      </p>
    </section>
  );
}

/** "Bodil Krag (bisidder, søster) · Ole (værge, kommer ikke med)". */
export function CompanyLine({ company }: { company: readonly Line[] }) {
  const { companions: words } = useText();
  return (
    <span>
      {company
        .map(({ name, kind, relation, comes }) => {
          const about = [
            words.kind[kind].toLowerCase(),
            relation,
            comes === "always" ? "" : words.comesShort[comes],
          ];
          return `${name} (${about.filter(Boolean).join(", ")})`;
        })
        .join(" · ")}
    </span>
  );
}
