import type { CourseView, NeedCard } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { LinkButton } from "../../../ui/Button.tsx";
import { actionPath, type CourseAction } from "../paths.ts";

interface Props {
  need: NeedCard;
  name: string;
  course: CourseView;
}

/** Needs that a place to stay can meet; the stays' own list, which the browser is not sent. */
const PLACE_KINDS: readonly string[] = ["sleepTonight", "home"];

/** What can be done about the need: the three usual things as buttons, the rest behind "Mere". */
export function NeedActions({ need, name, course }: Props) {
  const { course: words, stays } = useText();
  const { needs } = words;
  const { may } = need;
  const ours = may.edit && !may.takeOver;
  const rests = need.state === "recognisedGap";
  const first: [CourseAction, string][] = [
    ...(may.edit && PLACE_KINDS.includes(need.kind)
      ? [["plads", stays.find.action] as [CourseAction, string]]
      : []),
    ...(may.ask ? [["spoerg", needs.ask] as [CourseAction, string]] : []),
    ...(ours ? [["ring", needs.call] as [CourseAction, string]] : []),
    ...(may.edit ? [["naeste-skridt", needs.step] as [CourseAction, string]] : []),
    ...(may.takeOver && !may.edit ? [["tag-over", needs.takeOver] as [CourseAction, string]] : []),
  ];
  const more: [CourseAction, string][] = [
    ...(may.end ? [["afslut", needs.end] as [CourseAction, string]] : []),
    ...(ours ? [["link", needs.link] as [CourseAction, string]] : []),
    ...(may.end && !rests ? [["mangler-tilbud", needs.recogniseGap] as [CourseAction, string]] : []),
    ...(may.handOver && course.standingReceiver && course.standingReceiver.id !== need.responsible.id
      ? [["fast-modtager", needs.standing] as [CourseAction, string]]
      : []),
    ...(may.takeOver && may.edit ? [["tag-over", needs.takeOver] as [CourseAction, string]] : []),
    ...(course.may.callTable ? [["faelles-bord", needs.table] as [CourseAction, string]] : []),
  ];
  if (first.length + more.length === 0) return null;
  return (
    <div className="need-actions">
      {first.map(([action, label]) => (
        <LinkButton key={action} to={actionPath(course.id, action, need.id)}>
          {label}
          <span className="sr-only"> ({name})</span>
        </LinkButton>
      ))}
      {more.length > 0 ? (
        <details className="more" id={`mere-${need.id}`}>
          <summary aria-label={needs.moreAbout(name)}>{needs.more}</summary>
          <ul>
            {more.map(([action, label]) => (
              <li key={action}>
                <a href={actionPath(course.id, action, need.id)}>
                  {label}
                  <span className="sr-only"> ({name})</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
