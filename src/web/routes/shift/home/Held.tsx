import { Link } from "react-router";
import type { ShiftView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { RelayLineMini } from "../../../ui/RelayLine/RelayLineMini.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { ShiftList } from "./List.tsx";

type Page = ShiftView["weHold"];
type HeldCourse = Page["rows"][number];

/** Vi har stafetten: what we follow, with the next step and its day. */
export function Held({ page, needs }: { page: Page; needs: NeedNames }) {
  return (
    <ShiftList
      name="weHold"
      page={page}
      row={(course) => <HeldRow key={course.courseId} course={course} needs={needs} />}
    />
  );
}

function HeldRow({ course, needs }: { course: HeldCourse; needs: NeedNames }) {
  const { shift, catalogue } = useText();
  const { nextStep, line, weHoldBaton, needKinds, died } = course;
  const holder = line.holders.at(-1)?.unit.name;
  return (
    <Row
      title={<Link to={`/forloeb/${course.courseId}`}>{course.knownAs}</Link>}
      time={<RelayLineMini line={line} />}
    >
      {died ? (
        <p className="quiet">
          {weHoldBaton ? (
            <Link to={`/forloeb/${course.courseId}/luk`}>{shift.held.died}</Link>
          ) : (
            shift.held.diedOthers
          )}
        </p>
      ) : (
        <>
          <Facts items={needKinds.map((kind) => needName(needs, kind, catalogue.baton))} />
          {weHoldBaton || !holder ? null : <p className="quiet">{shift.held.needsOnly(holder)}</p>}
          {nextStep ? <NextStep step={nextStep} /> : <p className="quiet">{shift.held.noStep}</p>}
        </>
      )}
    </Row>
  );
}

function NextStep({ step }: { step: NonNullable<HeldCourse["nextStep"]> }) {
  const { held } = useText().shift;
  return (
    <p className="row-step">
      {held.nextStep} {step.what} ·{" "}
      <span className={step.lapsed ? "time-left-passed" : undefined}>
        {step.lapsed ? `${held.was} ` : null}
        <Day on={step.on} />
      </span>
    </p>
  );
}
