import { Link } from "react-router";
import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { coursePath, needAnchor } from "../paths.ts";
import type { Open } from "./present.ts";

interface StillOpenProps {
  courseId: string;
  open: readonly Open[];
  names: NeedNames;
}

/** What must land first, each with the way to it, in place of a form that would be refused. */
export function StillOpen({ courseId, open, names }: StillOpenProps) {
  const { courseActions, course } = useText();
  const { close } = courseActions;
  const words = (one: Open): string => {
    if (one.is === "need") return `${names[one.kind] ?? one.kind}. ${close.need(one.with)}`;
    return one.is === "asked" ? close.asked(one.with) : close.party(one.with);
  };
  return (
    <>
      <Card title={close.still}>
        <p>{close.stillLead}</p>
        <Rows>
          {open.map((one) => (
            <Row
              key={`${one.is} ${one.needId} ${one.with}`}
              title={
                <Link to={`${coursePath(courseId)}${one.needId ? `#${needAnchor(one.needId)}` : ""}`}>
                  {words(one)}
                </Link>
              }
            />
          ))}
        </Rows>
      </Card>
      <ButtonRow>
        <LinkButton to={coursePath(courseId)} variant="primary">
          {course.back}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
