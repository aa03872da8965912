import type { CourseAppointments } from "#modules/appointments/index.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { bookPath, courseAppointmentsPath } from "../../appointments/paths.ts";
import { AppointmentLine, RightLine } from "../../appointments/shared/Line.tsx";

/** So many stand on the course itself; the rest on their own page. */
const SHOWN = 3;

/** What is ahead, and rights that run; nothing where there is none and nothing to be written. */
export function Appointments({ appointments: all }: { appointments: CourseAppointments | null }) {
  const { appointments: words } = useText();
  if (all === null) return null;
  const { ahead, rights, mayKeep, courseId, over, closed } = all;
  if (ahead.length + rights.length + over.length + closed === 0 && !mayKeep) return null;
  return (
    <Card title={words.title} id="aftaler">
      {ahead.length === 0 ? <p>{words.none}</p> : null}
      <Rows>
        {ahead.slice(0, SHOWN).map((one) => (
          <AppointmentLine key={one.id} view={one} />
        ))}
      </Rows>
      {rights.map((right) => (
        <RightLine key={right.id} right={right} />
      ))}
      <ButtonRow>
        {mayKeep ? <LinkButton to={bookPath(courseId)}>{words.book}</LinkButton> : null}
        <LinkButton to={courseAppointmentsPath(courseId)}>{words.see}</LinkButton>
      </ButtonRow>
    </Card>
  );
}
