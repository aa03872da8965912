import type { CourseView, NeedCard } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { LinkButton } from "../../../ui/Button.tsx";
import { type NeedAction, needPath } from "../paths.ts";

interface Props {
  need: NeedCard;
  name: string;
  course: CourseView;
}

/** What can be done about the need: the three usual things as buttons, the rest behind "Mere". */
export function NeedActions({ need, name, course }: Props) {
  const { needs } = useText().course;
  const { may } = need;
  const ours = may.edit && !may.takeOver;
  const rests = need.state === "recognisedGap";
  const first: [NeedAction, string][] = [
    ...(may.ask ? [["spoerg", needs.ask] as [NeedAction, string]] : []),
    ...(ours ? [["ring", needs.call] as [NeedAction, string]] : []),
    ...(may.edit ? [["naeste-skridt", needs.step] as [NeedAction, string]] : []),
    ...(may.takeOver && !may.edit ? [["overtag", needs.takeOver] as [NeedAction, string]] : []),
  ];
  const more: [NeedAction, string][] = [
    ...(may.end ? [["afslut", needs.end] as [NeedAction, string]] : []),
    ...(ours ? [["link", needs.link] as [NeedAction, string]] : []),
    ...(may.end && !rests ? [["mangler-tilbud", needs.recogniseGap] as [NeedAction, string]] : []),
    ...(may.handOver && course.standingReceiver && course.standingReceiver.id !== need.responsible.id
      ? [["fast-modtager", needs.standing] as [NeedAction, string]]
      : []),
    ...(may.takeOver && may.edit ? [["overtag", needs.takeOver] as [NeedAction, string]] : []),
    ...(course.may.callTable ? [["faelles-bord", needs.table] as [NeedAction, string]] : []),
  ];
  if (first.length + more.length === 0) return null;
  return (
    <div className="need-actions">
      {first.map(([action, label]) => (
        <LinkButton key={action} to={needPath(course.id, need.id, action)}>
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
                <a href={needPath(course.id, need.id, action)}>
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
