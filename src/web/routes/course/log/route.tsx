import { actor, now, query, services, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { coursePath } from "../paths.ts";
import type { Route } from "./+types/route.ts";
import { type Looked, together } from "./present.ts";

/** Hvem har set på det? The person's own log (J2), to be read with them or printed. The look is itself in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const before = query(context).get("foer");
  const log = await found(views.courseLog(actor(context), params.courseId, before, now(context)), context);
  return {
    courseId: log.courseId,
    knownAs: log.knownAs,
    rows: together(log.lines, text(context)),
    older: log.older,
    first: before === null,
  };
}

export default function CourseLogPage({ loaderData }: Route.ComponentProps) {
  const { log, course, courseActions } = useText();
  const { courseId, knownAs, rows, older, first } = loaderData;
  const { columns } = log;
  return (
    <Page
      title={log.title}
      lead={`${courseActions.whoFor(knownAs)} ${log.lead}`}
      back={<BackLink to={coursePath(courseId)}>{course.back}</BackLink>}
    >
      {rows.length === 0 ? (
        <EmptyState title={log.none} />
      ) : (
        <Card>
          <Table
            caption={log.title}
            compact
            columns={[columns.when, columns.who, columns.what]}
            rows={rows.map((row) => ({
              key: row.key,
              cells: [<FullMoment key="at" at={row.at} />, row.who, <What key="what" row={row} />],
            }))}
          />
        </Card>
      )}
      <p className="not-printed">
        {first ? null : <a href="?">{log.newest}</a>}{" "}
        {older ? <a href={`?foer=${older}`}>{log.older}</a> : null}
      </p>
      <p>{log.rights}</p>
    </Page>
  );
}

/** What was done, how often, and – where somebody said it – why: beside one another, as they are read aloud. */
function What({ row }: { row: Looked }) {
  const { log } = useText();
  return (
    <>
      {row.times === 1 ? row.what : `${row.what} · ${log.times(row.times)}`}
      {row.why === null ? null : (
        <>
          <br />
          <span className="quiet">{`${log.columns.why}: ${row.why}`}</span>
        </>
      )}
    </>
  );
}
