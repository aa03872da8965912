import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Told } from "../knowledge/Told.tsx";
import { actionPath } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";

/** What others have told and the citizen shares (D3): read before one begins, and marked when it helped. */
export function Knowledge({ course, again }: Pick<CourseProps, "course" | "again">) {
  const { course: words } = useText().knowledge;
  const { knowledge, id, may } = course;
  if (knowledge === null || knowledge.length === 0) return null;
  return (
    <Card title={words.title}>
      {knowledge.map((note) => (
        <section className="message" key={note.id}>
          <Told note={note} courseId={id} may={may.addNeed} again={again} />
        </section>
      ))}
      <p>
        <a href={actionPath(id, "viden")}>{words.see}</a>
      </p>
    </Card>
  );
}
