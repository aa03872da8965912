import type { ReactNode } from "react";
import type { Flag, Minutes } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { dayOfMeeting } from "./dates.ts";
import type { FlagAt, SourceLines } from "./looked.ts";
import "./looked.css";

/** What was read on the left, what it was read from on the right – under each other on a phone. */
export function Beside({ read, source }: { read: ReactNode; source: ReactNode }) {
  const words = useText().councilTakeIn.reading;
  return (
    <div className="beside">
      <div>
        <p className="beside-title">{words.read}</p>
        {read}
      </div>
      <div>
        <p className="beside-title">{words.document}</p>
        {source}
      </div>
    </div>
  );
}

/** Lines of the document with their numbers; those where something is odd are marked. */
export function Source({ source, odd }: { source: SourceLines; odd: readonly Pick<Flag, "line">[] }) {
  const marked = new Set(odd.map(({ line }) => line));
  return (
    <ol className="source-lines" start={source.from} lang="da">
      {source.words.map((words, i) => {
        const line = source.from + i;
        return (
          <li key={line} id={`linje-${line}`}>
            {marked.has(line) ? <mark>{words}</mark> : words}
          </li>
        );
      })}
    </ol>
  );
}

/** What is odd, in words, and where. */
export function useFlagWords(): (flag: Flag) => string {
  const { council } = useText();
  const names: Readonly<Record<string, string>> = council.review.flags;
  return ({ code, line, section, words }) => {
    const where = [
      section === null ? null : council.sections[section],
      line === null ? null : council.review.at(line),
    ].filter((part) => part !== null);
    return [
      names[code] ?? code,
      where.length > 0 ? ` (${where.join(", ")})` : "",
      words === "" ? "" : `: ”${words.length > 200 ? `${words.slice(0, 200)}…` : words}”`,
    ].join("");
  };
}

/** What is odd about one item, each with what a person makes of it. `more`: so many are not among them. */
export function FlagFields({ flags, more = 0 }: { flags: readonly FlagAt[]; more?: number }) {
  const { reading: words } = useText().councilTakeIn;
  const said = useFlagWords();
  return (
    <div className="odd-fields">
      {flags.map((flag) => (
        <RadioGroup
          key={flag.n}
          name={`flag-${flag.n}`}
          legend={said(flag)}
          options={(["not", "right", "mended"] as const).map((value) => ({
            value,
            label: words.flag[value],
          }))}
          initial={flag.settled ?? "not"}
          columns
        />
      ))}
      {more > 0 ? <p className="quiet">{words.more(more)}</p> : null}
    </div>
  );
}

/** What is odd, read: with what a person made of it. */
export function FlagList({ flags, more = 0 }: { flags: readonly FlagAt[]; more?: number }) {
  const { reading: words } = useText().councilTakeIn;
  const said = useFlagWords();
  if (flags.length === 0) return null;
  return (
    <ul className="odd-list">
      {flags.map((flag) => (
        <li key={flag.n}>
          {said(flag)}
          {flag.settled ? <span className="quiet"> – {words.flag[flag.settled]}</span> : null}
        </li>
      ))}
      {more > 0 ? <li className="quiet">{words.more(more)}</li> : null}
    </ul>
  );
}

type Head = Omit<Minutes["meeting"], "date"> & { readonly date: string | null };

/** When, where, and who was there. */
export function HeadFacts({ meeting }: { meeting: Head }) {
  const { council: words, councilTakeIn, lang } = useText();
  const { body, date, start, end, place, participants, next } = meeting;
  return (
    <SummaryList
      rows={[
        ...(body ? [{ label: councilTakeIn.mending.body, value: body }] : []),
        {
          label: councilTakeIn.mending.date,
          value: date === null ? councilTakeIn.noDay : dayOfMeeting(date, lang),
        },
        ...(start ? [{ label: words.when, value: end ? words.until(start, end) : start }] : []),
        ...(place ? [{ label: words.where, value: place }] : []),
        ...(participants.length > 0 ? [{ label: words.present, value: participants.join(", ") }] : []),
        ...(next ? [{ label: words.next, value: dayOfMeeting(next.date, lang) }] : []),
      ]}
    />
  );
}
