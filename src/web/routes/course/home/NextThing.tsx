import type { CourseView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { phoneInWords } from "../../../ui/format.ts";
import { actionPath, checkBackPath } from "../paths.ts";
import { formName } from "./names.ts";
import type { Next } from "./present.ts";

interface Props {
  course: CourseView;
  next: Next | null;
  names: NeedNames;
}

/** The one primary action of the page: what comes next, and where it is done. */
export function NextThing(props: Props) {
  const { now } = useText().course;
  const thing = useThing(props);
  if (thing === null) return null;
  return (
    <section className="next-thing" aria-label={now.title}>
      <p>{thing.said}</p>
      {/* A plain link: it may lead to the telephone. */}
      <a className="button button-primary" href={thing.to}>
        {thing.press}
      </a>
    </section>
  );
}

function useThing({ course, next, names }: Props): { said: string; press: string; to: string } | null {
  const { course: words, catalogue, common } = useText();
  const { now } = words;
  const name = (kind: string) => needName(names, kind, "");
  switch (next?.do) {
    case "answer":
      return {
        said: now.answer(next.handover.to.name),
        press: now.answerPress,
        to: `#${formName("answer", next.handover.id)}`,
      };
    case "send":
      return {
        said: now.send(next.handover.to.name),
        press: now.sendPress,
        to: `#${formName("send", next.handover.id)}`,
      };
    case "checkBack":
      return {
        said: next.external.leadDecides
          ? now.leadDecides(next.external.partyName)
          : now.checkBack(next.external.partyName),
        press: now.checkBackPress,
        to: checkBackPath(course.id, next.external.id),
      };
    case "table":
      return {
        said: now.table(needName(names, next.table.needKind, catalogue.baton).toLowerCase()),
        press: now.tablePress,
        to: `/faelles-bord/${next.table.id}`,
      };
    case "ring":
      return {
        said: now.ring(next.handover.to.name),
        press: common.call(phoneInWords(next.handover.to.phone)),
        to: `tel:${next.handover.to.phone.replaceAll(" ", "")}`,
      };
    case "lapsed":
      return {
        said: now.lapsed(name(next.need.kind)),
        press: now.lapsedPress,
        to: actionPath(course.id, "naeste-skridt", next.need.id),
      };
    case "ask":
      return {
        said: now.ask(name(next.need.kind)),
        press: now.askPress,
        to: actionPath(course.id, "spoerg", next.need.id),
      };
    case "close":
      return { said: now.close, press: now.closePress, to: actionPath(course.id, "luk") };
    case "reopen":
      return { said: now.reopen, press: now.reopenPress, to: actionPath(course.id, "genaabn") };
    case "contact":
      return { said: now.contact, press: now.contactPress, to: actionPath(course.id, "kontakt") };
    default:
      return null;
  }
}
