import type { LeavingLine, OwnLeaving } from "#modules/discharge/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { dayInWords } from "../../../ui/format.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { goingHome } from "../shared/goingHome.ts";
import { Ring } from "../shared/parts.tsx";

interface LeavingProps {
  leaving: OwnLeaving | null;
  own: Text["own"];
  lang: Lang;
  at: Date;
}

/** Told others and told the citizen: not worth a line to the one who was told. */
const OF_OTHERS: readonly OwnLeaving["lines"][number]["kind"][] = ["information", "told"];

/** Going home: when, where they sleep, who sees to them, and what is arranged. Nothing where nobody is on their way out. */
export function Leaving({ leaving, own, lang, at }: LeavingProps) {
  if (leaving === null) return null;
  const { leaving: words, ring } = own;
  const { state, expectedOn, leftAt, answers, doorOpenUntil } = leaving;
  const day = (on: string) => calendarDayInWords(on, at, lang);
  const stands = (kind: LeavingLine) => leaving.lines.find((one) => one.kind === kind)?.stands ?? null;
  const told = answers && goingHome(answers, { place: stands("place"), followUp: stands("followUp") }, words);
  const lines = leaving.lines.filter(({ kind }) => !OF_OTHERS.includes(kind));
  return (
    <>
      <h2>{words.title}</h2>
      {state === "open" && expectedOn ? <p>{words.expected(day(expectedOn))}</p> : null}
      {state === "left" && leftAt ? <p>{words.left(dayInWords(leftAt, at, lang))}</p> : null}
      {state === "leftEarly" ? <p>{words.early}</p> : null}
      {doorOpenUntil ? <p>{words.door(day(doorOpenUntil))}</p> : null}
      {told ? (
        <p>
          {told.sleep} {told.follow}
        </p>
      ) : state === "open" ? (
        <p>{words.nothing}</p>
      ) : null}
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ kind, stands, by, until }) => (
            <li key={kind}>
              <strong>{words.lines[kind]}.</strong> {by ? `${by.name}.` : words.states[stands]}{" "}
              {until ? words.sheet.until(day(until)) : null}{" "}
              {by?.phone ? <Ring phone={by.phone} say={ring} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p>{words.ask}</p>
    </>
  );
}
