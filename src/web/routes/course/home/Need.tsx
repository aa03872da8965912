import type { NeedCard } from "#modules/relay/index.ts";
import { needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { actionPath, needAnchor } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";
import { Externals } from "./Externals.tsx";
import { Handovers } from "./Handovers.tsx";
import { NeedActions } from "./NeedActions.tsx";
import { Places } from "./Places.tsx";

/** One need: who has it and what happens next, who has the duty, the citizen's words, who was asked, what can be done. */
export function Need({ need, ...props }: CourseProps & { need: NeedCard }) {
  const { course: words, common } = useText();
  const { course, names, duty } = props;
  const sectors = (duty[need.kind] ?? []).map((sector) => common.sectors[sector]);
  const usual = sectors.length > 0 ? words.needs.usualDuty(sectors.join(", ")) : words.needs.noDuty;
  const name = needName(names, need.kind, "");
  const heading = `${needAnchor(need.id)}-name`;
  return (
    <article className="sheet need" id={needAnchor(need.id)} aria-labelledby={heading}>
      <h3 id={heading}>{name}</h3>
      <p>
        <UnitName name={need.responsible.name} sector={need.responsible.sector} /> {words.needs.hasIt}
        {need.contactPerson ? ` ${words.needs.contact(need.contactPerson.name)}` : null}
        {need.responsible.id === course.holder.unit.id ? null : (
          <>
            {" · "}
            <PhoneLink phone={need.responsible.phone} />
          </>
        )}
      </p>
      {need.closed ? (
        <p className="quiet">{words.needs.closed}</p>
      ) : (
        <>
          {need.citizensWords ? <blockquote className="quote">{need.citizensWords}</blockquote> : null}
          <Corrected need={need} part="citizensWords" />
          <NextStep need={need} />
          <AgePlanLine need={need} courseId={course.id} />
          <p className="quiet">
            {words.needs.duty}: {need.dutyBearer ?? usual}
            {need.waitsForKind ? ` · ${words.needs.waitsFor(needName(names, need.waitsForKind, ""))}` : null}
          </p>
          {need.note ? <p className="written">{need.note}</p> : null}
          <Corrected need={need} part="note" />
          <Handovers lines={need.handovers} heldSince={need.since} {...props} />
          <Externals lines={need.externals} course={course} />
          <Places stays={props.stays.filter(({ needId }) => needId === need.id)} />
          <NeedActions need={need} name={name} course={course} />
        </>
      )}
    </article>
  );
}

/** What is done next, by whom, by when. One that has passed is said calmly: it has to be written anew. */
function NextStep({ need }: { need: NeedCard }) {
  const { needs } = useText().course;
  const { nextStep } = need;
  if (nextStep === null) return null;
  return (
    <p>
      <strong>{need.state === "recognisedGap" ? needs.gap : needs.nextStep}:</strong>{" "}
      {need.state === "recognisedGap" ? null : `${nextStep.what} · `}
      <span className={nextStep.lapsed ? "time-left-passed" : undefined}>
        {nextStep.lapsed ? `${needs.lapsed} ` : null}
        <Day on={nextStep.on} />
      </span>
      {nextStep.unit.id === need.responsible.id ? null : ` · ${needs.by(nextStep.unit.name)}`}
      {need.state === "recognisedGap" ? ` · ${nextStep.what}` : null}
    </p>
  );
}

/** It is the plan for turning 15 or 18: how far it is, and the way to it. */
function AgePlanLine({ need: { id, agePlan }, courseId }: { need: NeedCard; courseId: string }) {
  const { young } = useText();
  if (agePlan === null) return null;
  const done = agePlan.lines.filter(({ answer }) => answer !== null).length;
  return (
    <p>
      <strong>{young.gate[agePlan.gate]}</strong>: {young.answered(done, agePlan.lines.length)} ·{" "}
      <a href={actionPath(courseId, "alder", id)}>{young.see}</a>
    </p>
  );
}

/** What is right, beside what was written: both are read (docs/data-protection.md). */
function Corrected({ need, part }: { need: NeedCard; part: NeedCard["corrections"][number]["part"] }) {
  const { correct } = useText();
  return need.corrections
    .filter((correction) => correction.part === part)
    .map(({ words }, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: corrections are only ever added at the end
      <p key={n} className="written">
        <strong>{correct.beside}</strong> {words}
      </p>
    ));
}
