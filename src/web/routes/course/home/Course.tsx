import type { CourseAppointments } from "#modules/appointments/index.ts";
import type { CourseLeaving } from "#modules/discharge/index.ts";
import type { CourseView, Page as PageOf, TimelineEntry, WhoFor } from "#modules/relay/index.ts";
import type { CourseStay } from "#modules/stays/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import type { NeedNames } from "../../../http/needs.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Done } from "../../../ui/Done.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { HolderStrip } from "../../../ui/HolderStrip.tsx";
import { LiveRegion } from "../../../ui/LiveRegion.tsx";
import { languageInWords } from "../../../ui/language.ts";
import { Page } from "../../../ui/Page.tsx";
import { RelayLine } from "../../../ui/RelayLine/RelayLine.tsx";
import { useNow, useShell } from "../../../ui/shell.ts";
import { ToRead } from "../../../ui/ToRead.tsx";
import type { Sector } from "../../../ui/UnitName.tsx";
import type { NamedCard } from "../../guidance/shared/present.ts";
import { Baton, CourseActions } from "./Actions.tsx";
import { Appointments } from "./Appointments.tsx";
import { Asks } from "./Asks.tsx";
import { Closed } from "./Closed.tsx";
import { ClosedKinds } from "./ClosedKinds.tsx";
import { Company } from "./Company.tsx";
import { Consent } from "./Consent.tsx";
import { Doctor } from "./Doctor.tsx";
import { Died, InAndOut, InNow } from "./InAndOut.tsx";
import { InEmergency } from "./InEmergency.tsx";
import { Knowledge } from "./Knowledge.tsx";
import { MaybeSame } from "./MaybeSame.tsx";
import { MeetMe } from "./MeetMe.tsx";
import { Needs } from "./Needs.tsx";
import { NextThing } from "./NextThing.tsx";
import { hasForm, type Next } from "./present.ts";
import { Reach } from "./Reach.tsx";
import { Safety } from "./Safety.tsx";
import { Tables } from "./Tables.tsx";
import { Timeline } from "./Timeline.tsx";
import { Typed } from "./Typed.tsx";

export interface CourseProps {
  course: CourseView;
  names: NeedNames;
  /** Who usually has the duty, by kind of need: said where nobody has noted who has it here. */
  duty: Readonly<Record<string, readonly Sector[]>>;
  /** Beds held for the citizen, or theirs, for the needs that are open to the reader. */
  stays: readonly CourseStay[];
  again: FormAgain | undefined;
}

interface Props extends CourseProps {
  done: string | null;
  next: Next | null;
  timeline: (PageOf<TimelineEntry> & { older: boolean }) | null;
  who: WhoFor | null;
  /** Worth reading beside it. */
  cards: readonly NamedCard[];
  appointments: CourseAppointments | null;
  /** Coming into hospital and leaving, the newest first. */
  leavings: readonly CourseLeaving[];
}

/** The course as a participant sees it. On a phone in this order: line, who has it, how to be met, needs. */
export function Course({ course, names, duty, stays, again, ...shown }: Props) {
  const { done, next, timeline, who, cards, appointments, leavings } = shown;
  const { course: words, line, shift } = useText();
  const { viewer } = useShell();
  const props = { course, names, duty, stays, again };
  const died = course.diedAt !== null && course.state === "open";
  return (
    <Page
      title={course.citizen.knownAs}
      lead={useLead(course)}
      back={<BackLink to={HOME}>{shift.title}</BackLink>}
    >
      <Done words={words.done} what={done} />
      {died ? <Died course={course} leavings={leavings} names={names} /> : null}
      <InEmergency until={course.emergencyUntil} />
      {again && !hasForm(course, viewer?.unitId ?? "", again.form) ? <Typed again={again} /> : null}
      <LiveRegion id="course-asks">
        <Asks course={course} />
      </LiveRegion>
      <LiveRegion id="course-line">
        <section className="sheet line-sheet" aria-label={line.title}>
          <RelayLine line={course.line} />
          <HolderStrip strip={course.holder} closed={course.state === "closed"} />
        </section>
        <Closed course={course} />
      </LiveRegion>
      <div className="course-columns">
        <div className="course-meet">
          {died ? null : <MeetMe {...props} />}
          <Safety course={course} />
          {died ? null : <Company course={course} />}
          <Knowledge {...props} />
          <ClosedKinds course={course} />
        </div>
        <div className="course-next">
          <LiveRegion id="course-next">
            {died ? null : <NextThing course={course} next={next} names={names} />}
            <InNow leavings={leavings} />
          </LiveRegion>
          {died ? null : <ToRead cards={cards} />}
        </div>
        <div className="course-main">
          <LiveRegion id="course-needs">
            {died ? null : <Needs {...props} />}
            <Baton {...props} />
          </LiveRegion>
          <LiveRegion id="course-appointments">
            <Appointments
              appointments={appointments && died ? { ...appointments, mayKeep: false } : appointments}
            />
          </LiveRegion>
        </div>
        <div className="course-aside">
          <CourseActions course={course} who={who} />
          <InAndOut course={course} leavings={leavings} />
          <MaybeSame courseId={course.id} who={who} />
          <Tables tables={course.tables} names={names} />
          <Reach course={course} />
          <Doctor course={course} />
          <Consent course={course} />
        </div>
      </div>
      {timeline ? <Timeline courseId={course.id} page={timeline} names={names} /> : null}
    </Page>
  );
}

/** Since when, and of the person what the reader may know. */
function useLead({ citizen, line, state }: CourseView): string {
  const { course, catalogue, lang } = useText();
  const now = useNow();
  const facts = [
    citizen.fullName && citizen.fullName !== citizen.knownAs ? citizen.fullName : null,
    course.since(dayInWords(line.begunAt, now, lang)),
    state === "closed" && line.closedAt ? course.closedSince(dayInWords(line.closedAt, now, lang)) : null,
    citizen.birthYear === null
      ? citizen.ageBand === "unknown"
        ? null
        : catalogue.ageBand[citizen.ageBand]
      : course.born(citizen.birthYear),
    // Danish is what is written where nobody asked: only another language is something one knows.
    citizen.language && citizen.language !== "da"
      ? course.speaks(languageInWords(citizen.language, lang))
      : null,
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}
