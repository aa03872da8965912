import { Link } from "react-router";
import type { LineView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { coursePath, needAnchor } from "../../course/paths.ts";

/** How a line stands: its state, by whom and until when, the words on it – or that it is closed to the reader. */
export function Stands({ line, courseId }: { line: LineView; courseId: string }) {
  const { discharge: words, leaving, lang } = useText();
  const now = useNow();
  const { state, by, until, ticks, need, changed } = line;
  if (line.closed)
    return (
      <p className="quiet">
        <strong>{words.states[state]}.</strong> {words.closedLine}
      </p>
    );
  return (
    <>
      <Facts
        items={[
          <strong key="state">{words.states[state]}</strong>,
          by ? (state === "asked" ? by.name : words.who(by.name)) : null,
          by?.phone ? <PhoneLink key="phone" phone={by.phone} /> : null,
          until ? (
            <>
              {words.until} <Day on={until} />
            </>
          ) : null,
          need ? (
            <Link key="need" to={`${coursePath(courseId)}#${needAnchor(need.id)}`}>
              {need.open ? leaving.needOpen : leaving.needEnded}
            </Link>
          ) : null,
        ]}
      />
      {ticks.length > 0 ? <p>{ticks.map((tick) => words.ticks[tick]).join(" · ")}</p> : null}
      {line.words ? <p className="written">{line.words}</p> : null}
      {changed ? (
        <p className="quiet">
          {words.said(
            words.saidBy(changed.person || words.clock, changed.unit),
            dayInWords(changed.at, now, lang),
          )}
        </p>
      ) : null}
    </>
  );
}
