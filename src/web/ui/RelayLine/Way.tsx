import { useText } from "../../text/useText.ts";
import { dayInWords, fullMoment, momentInWords, spanInWords, timeLeft } from "../format.ts";
import { useNow } from "../shell.ts";
import { type Sector, sectorClass, UnitName } from "../UnitName.tsx";
import type { LineData } from "./present.ts";
import { quietIn, type Station, wayOf } from "./way.ts";

/** The line as a list, newest first. On a phone its edge is the line, standing upright. */
export function Way({ line }: { line: LineData }) {
  const text = useText();
  const now = useNow();
  const stations = wayOf(line, now);
  const quiet = quietIn(line, now).map(({ from, until }) =>
    text.line.span(
      spanInWords(until.getTime() - from.getTime(), text.lang),
      dayInWords(from, now, text.lang),
    ),
  );
  return (
    <>
      <ol className="relay-way no-max-width">
        {stations.map((station) => (
          <li key={keyOf(station)} className={stationClass(station)}>
            <StationWords station={station} />
          </li>
        ))}
      </ol>
      {quiet.length > 0 ? <p className="quiet relay-way-note">{text.line.quiet(quiet.join(", "))}</p> : null}
    </>
  );
}

const keyOf = (station: Station): string =>
  station.kind === "ask"
    ? station.ask.handoverId
    : station.kind === "closed"
      ? `closed-${station.from.getTime()}`
      : `holder-${station.number}`;

const edgeClass: Record<Sector, string> = {
  region: "relay-station",
  municipality: "relay-station relay-edge-line",
  generalPractice: "relay-station relay-edge-dots",
  civilSociety: "relay-station relay-edge-bars",
  state: "relay-station relay-edge-dashes",
};

function stationClass(station: Station): string {
  switch (station.kind) {
    case "ask":
      return `${sectorClass[station.ask.to.sector]} relay-station relay-station-ask`;
    case "closed":
      return "relay-station relay-station-closed";
    case "holder":
      return `${sectorClass[station.holder.unit.sector]} ${edgeClass[station.holder.unit.sector]}`;
  }
}

function StationWords({ station }: { station: Station }) {
  switch (station.kind) {
    case "ask":
      return <Asked {...station} />;
    case "closed":
      return <Closed {...station} />;
    case "holder":
      return <Held {...station} />;
  }
}

type Of<K extends Station["kind"]> = Extract<Station, { kind: K }>;

function Asked({ ask, passed }: Of<"ask">) {
  const { line, lang } = useText();
  const now = useNow();
  const left = timeLeft(ask.answerBy, now, lang);
  return (
    <>
      <p className="relay-station-name">
        <UnitWords words={line.asked} name={ask.to.name} sector={ask.to.sector} />
      </p>
      <p className={passed ? "relay-station-when time-left-passed" : "relay-station-when"}>
        {passed ? line.passed(left) : line.answerBy(left, momentInWords(ask.answerBy, now, lang))}
      </p>
    </>
  );
}

function Held({ number, holder, contacts, lastContact, notFound, steps }: Of<"holder">) {
  const { line, lang } = useText();
  const now = useNow();
  const { unit, since, until, by } = holder;
  const moment = (at: Date) => momentInWords(at, now, lang);
  const facts = [
    by === null || by === "ask" ? null : line.how[by],
    contacts > 0 && lastContact
      ? `${line.contacts(contacts)}, ${line.lastContact(moment(lastContact.at))}`
      : null,
    notFound > 0 ? line.notFound(notFound) : null,
    steps.length > 0 ? line.steps(steps.length) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className="relay-station-name">
        <span className="relay-station-number">{number}. </span>
        <UnitWords words={until === null ? line.holder : line.heldBy} name={unit.name} sector={unit.sector} />
      </p>
      <p className="relay-station-when">
        <time dateTime={since.toISOString()} title={fullMoment(since, lang)}>
          {until === null
            ? line.since(moment(since))
            : line.span(spanInWords(until.getTime() - since.getTime(), lang), moment(since))}
        </time>
      </p>
      {facts.length > 0 ? <p className="relay-station-facts">{facts.join(" · ")}</p> : null}
    </>
  );
}

function Closed({ from, until, end }: Of<"closed">) {
  const { line, lang } = useText();
  const now = useNow();
  const moment = (at: Date) => momentInWords(at, now, lang);
  return (
    <>
      <p className="relay-station-name">
        {until === null ? line.closedSince(moment(from)) : line.closedFrom(moment(from), moment(until))}
      </p>
      {end === "mayReturn" ? <p className="relay-station-when">{line.mayReturn}</p> : null}
    </>
  );
}

/** A sentence with the unit's name in its sector's colour: made with a mark for the name, and cut there. */
function UnitWords(props: { words: (unit: string) => string; name: string; sector: Sector }) {
  const [before = "", after = ""] = props.words(MARK).split(MARK);
  return (
    <>
      {before}
      <UnitName name={props.name} sector={props.sector} />
      {after}
    </>
  );
}

const MARK = "\u0000";
