import { actor, now, services, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import "../course.css";
import { coursePath } from "../paths.ts";
import type { Route } from "./+types/route.ts";
import { journalText } from "./present.ts";

/** Kopiér til journal: one neutral text, to select and copy or to print. The look is logged as a copy. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [copy, names] = await Promise.all([
    found(views.journalText(actor(context), params.courseId, now(context)), context),
    needNames(context),
  ]);
  return { courseId: params.courseId, note: journalText(copy, text(context), names) };
}

export default function JournalPage({ loaderData }: Route.ComponentProps) {
  const { journal, course } = useText();
  const { note, courseId } = loaderData;
  return (
    <Page
      title={journal.title}
      lead={journal.lead}
      back={<BackLink to={coursePath(courseId)}>{course.back}</BackLink>}
    >
      <p className="journal-hint">{journal.how}</p>
      <div className="sheet">
        <label className="form-label" htmlFor="journal-text">
          {journal.field}
        </label>
        <textarea
          className="form-input journal-text"
          id="journal-text"
          readOnly
          rows={Math.min(40, note.split("\n").length + 2)}
          defaultValue={note}
        />
      </div>
      <p className="journal-hint quiet">{journal.printHint}</p>
      <pre className="journal-print" aria-hidden="true">
        {note}
      </pre>
    </Page>
  );
}
