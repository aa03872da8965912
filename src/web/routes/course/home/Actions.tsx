import type { CourseView, WhoFor } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { mayCallForNotice } from "../notify/present.ts";
import { actionPath, type CourseAction } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";
import { Externals } from "./Externals.tsx";
import { Handovers } from "./Handovers.tsx";

/** The baton itself: who was asked to take it, and the ways it can move. */
export function Baton(props: CourseProps) {
  const { baton } = useText().course;
  const { course } = props;
  const { may, batonHandovers, batonExternals } = course;
  const ways: [CourseAction, string, boolean][] = [
    ["spoerg", baton.handOver, may.handOver],
    ["tag-over", baton.takeOver, may.takeOver],
    ["fast-modtager", baton.standing, may.passToStandingReceiver],
    ["ring", baton.call, may.handOver],
    ["link", baton.link, may.handOver],
  ];
  const shown = ways.filter(([, , allowed]) => allowed);
  const [first, ...rest] = shown;
  if (!first && batonHandovers.length + batonExternals.length === 0) return null;
  return (
    <Card title={baton.title} id="stafetten">
      <Handovers lines={batonHandovers} heldSince={course.holder.since} {...props} />
      <Externals lines={batonExternals} course={course} />
      {first ? (
        <div className="need-actions">
          <LinkButton to={actionPath(course.id, first[0])}>{first[1]}</LinkButton>
          <More id="mere-stafetten" title={baton.title} courseId={course.id} links={rest} />
        </div>
      ) : null}
    </Card>
  );
}

/** What concerns the person or the course as a whole, by what one comes to do. */
export function CourseActions({ course, who }: { course: CourseView; who: WhoFor | null }) {
  const text = useText();
  const { actions } = text.course;
  const { may } = course;
  const open = course.state === "open";
  const groups: [string, [CourseAction, string, boolean][]][] = [
    [
      actions.write,
      [
        ["kontakt", actions.contact, open && may.addNeed],
        ["tryghed", text.safety.write.link, course.safety?.mayWrite === true],
        ["viden", text.knowledge.course.write, open && may.addNeed],
        ["tryg", text.felt.title, open && may.addNeed],
        ["underret", text.young.notify.link, mayCallForNotice(course)],
        ["journal", actions.journal, true],
      ],
    ],
    [
      actions.forCitizen,
      [
        ["kort", text.card.title, open && may.addNeed],
        ["klage", text.complaint.title, open && may.merge],
      ],
    ],
    [
      actions.title,
      [
        ["personnummer", text.who.numbers.title, who?.numbers === true],
        ["samme-person", text.who.same.title, who !== null],
        ["ret", text.correct.title, who !== null],
        ["faelles-bord", actions.table, may.callTable],
        ["saml", actions.merge, may.merge],
        ["luk", actions.close, open && may.merge],
        ["genaabn", actions.reopen, may.reopen],
      ],
    ],
  ];
  return groups.map(([title, links]) => {
    const shown = links.filter(([, , allowed]) => allowed);
    return shown.length === 0 ? null : (
      <Card key={title} title={title}>
        <ul className="action-links">
          {shown.map(([action, label]) => (
            <li key={action}>
              <a href={actionPath(course.id, action)}>{label}</a>
            </li>
          ))}
        </ul>
      </Card>
    );
  });
}

function More(props: {
  id: string;
  title: string;
  courseId: string;
  links: readonly [CourseAction, string, boolean][];
}) {
  const { needs } = useText().course;
  if (props.links.length === 0) return null;
  return (
    <details className="more" id={props.id}>
      <summary aria-label={needs.moreAbout(props.title)}>{needs.more}</summary>
      <ul>
        {props.links.map(([action, label]) => (
          <li key={action}>
            <a href={actionPath(props.courseId, action)}>{label}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
