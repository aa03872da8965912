import { Link } from "react-router";
import type { CourseLeaving } from "#modules/discharge/index.ts";
import type { CourseView } from "#modules/relay/index.ts";
import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { useShell } from "../../../ui/shell.ts";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { arrivalPath, leavingPath } from "../../discharge/paths.ts";
import { actionPath } from "../paths.ts";

interface InAndOutProps {
  course: CourseView;
  leavings: readonly CourseLeaving[];
}

/** Somebody is in a ward, or on their way out of one: where, when home, and what is not in place. Stands high while it is so. */
export function InNow({ leavings }: Pick<InAndOutProps, "leavings">) {
  const { course: words } = useText().discharge;
  return leavings.filter(isNow).map((one) => (
    <Card key={one.id} title={<Title leaving={one} />}>
      <Facts items={factsOf(one, words)} />
      <ButtonRow>
        {one.subject === "admission" && one.state === "open" ? (
          <LinkButton to={arrivalPath(one.id)}>{words.toArrival}</LinkButton>
        ) : null}
        <LinkButton to={leavingPath(one.id)}>{words.toLeaving}</LinkButton>
      </ButtonRow>
    </Card>
  ));
}

/** It is written that they have died: said first, and nothing else is next. What was open is named, and ends with the course. */
export function Died({ course, leavings, names }: InAndOutProps & { names: NeedNames }) {
  const { died: words } = useText().discharge.course;
  const { viewer } = useShell();
  const last = leavings.find(({ stopped }) => stopped === "died");
  const open = course.needs.filter(({ endedAt }) => endedAt === null);
  if (course.diedAt === null || course.state === "closed") return null;
  return (
    <Card title={words.title} tone="quiet">
      <p>
        {words.said} <Moment at={last?.leftAt ?? course.diedAt} />
        {last?.ward ? `, ${last.ward}` : null}. {words.lead}
      </p>
      <Facts items={open.map(({ kind, responsible }) => `${names[kind] ?? kind}: ${responsible.name}`)} />
      <ButtonRow>
        {course.holder.unit.id === viewer?.unitId ? (
          <LinkButton to={actionPath(course.id, "luk")}>{words.close}</LinkButton>
        ) : null}
        {last ? <LinkButton to={leavingPath(last.id)}>{words.see}</LinkButton> : null}
      </ButtonRow>
    </Card>
  );
}

/** What is past, and the way to write an admission. */
export function InAndOut({ course, leavings }: InAndOutProps) {
  const { course: words } = useText().discharge;
  const past = leavings.filter((one) => !isNow(one));
  const admitted = leavings.some(({ subject, state }) => subject === "admission" && state === "open");
  const mayRecord = course.state === "open" && course.may.addNeed && !admitted;
  if (past.length === 0 && !mayRecord) return null;
  return (
    <Card title={words.title}>
      {leavings.length === 0 ? <p className="quiet">{words.none}</p> : null}
      {past.length > 0 ? (
        <ul className="action-links">
          {past.map((one) => (
            <li key={one.id}>
              <Link to={leavingPath(one.id)}>
                <Title leaving={one} />
              </Link>
              {one.leftAt ? (
                <span className="quiet">
                  {" "}
                  <Moment at={one.leftAt} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayRecord ? (
        <p>
          <a href={actionPath(course.id, "indlaeggelse")}>{words.record}</a>
        </p>
      ) : null}
    </Card>
  );
}

/** Still going on: somebody is in, or what they left with is followed. */
const isNow = ({ state, holdsCourseUntil }: CourseLeaving): boolean =>
  state === "open" || holdsCourseUntil !== null;

function Title({ leaving: { subject, state, ward } }: { leaving: CourseLeaving }) {
  const { course: words } = useText().discharge;
  if (subject === "stay") return words.stayStates[state];
  if (state !== "open") return ward ? `${words.states[state]}: ${ward}` : words.states[state];
  return ward ? words.in(ward) : words.inSomewhere;
}

function factsOf(one: CourseLeaving, words: ReturnType<typeof useText>["discharge"]["course"]) {
  const open = one.state === "open";
  const dated = (label: string, on: string | null) =>
    on ? (
      <>
        {label} <Day on={on} />
      </>
    ) : null;
  return [
    open && one.admittedAt ? (
      <>
        {words.since} <Moment at={one.admittedAt} />
      </>
    ) : null,
    one.leftAt ? <Moment key="left" at={one.leftAt} /> : null,
    open && one.subject === "admission"
      ? (dated(words.expected, one.expectedOn) ?? words.expectedNone)
      : null,
    open ? dated(words.treated, one.treatedOn) : null,
    one.readmission ? <strong key="again">{words.readmission}</strong> : null,
    one.withoutPlace ? <strong key="nowhere">{words.withoutPlace}</strong> : null,
    one.arrivalOpen > 0 ? words.arrivalOpen(one.arrivalOpen) : null,
    one.open > 0 ? words.open(one.open) : null,
    dated(words.holds, one.holdsCourseUntil),
  ];
}
