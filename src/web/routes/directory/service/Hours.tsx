import type { Opening } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import type { WeekShown } from "./present.ts";

/** Open now and until when, or when next; in words. */
export function OpeningLine({ opening }: { opening: Opening | null }) {
  const { directory, lang } = useText();
  const { service } = directory;
  const now = useNow();
  if (opening === null) return <span>{service.noHours}</span>;
  const { openNow, closesAt, opensAt } = opening;
  if (openNow)
    return (
      <strong className="is-open">
        {closesAt ? service.openUntil(momentInWords(closesAt, now, lang)) : service.open}
      </strong>
    );
  return <strong>{opensAt ? service.opens(momentInWords(opensAt, now, lang)) : service.closed}</strong>;
}

/** Seven days from today, one table for each place that differs. */
export function Weeks({ weeks, open }: { weeks: readonly WeekShown[]; open?: boolean }) {
  const { service } = useText().directory;
  return weeks.map((one) => (
    <Details
      key={one.place ?? ""}
      summary={one.place === null ? service.week : service.hoursAt(one.place)}
      open={open ?? weeks.length === 1}
    >
      <Week week={one} />
    </Details>
  ));
}

export function Week({ week }: { week: WeekShown }) {
  const { poster, service } = useText().directory;
  const inWords = (span: Span) => (isAlways(span) ? poster.always : spanInWords(span));
  return (
    <>
      <table className="week">
        <caption className="sr-only">{service.week}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{service.day}</th>
            <th scope="col">{service.times}</th>
          </tr>
        </thead>
        <tbody>
          {week.week.map(({ day, spans }) => (
            <tr key={day}>
              <th scope="row">
                <DayName day={day} />
              </th>
              <td>{spans.length === 0 ? service.closedDay : spans.map(inWords).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {week.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p className="quiet">{week.holidays ? service.holidays : service.noHolidays}</p>
    </>
  );
}

const CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

function DayName({ day }: { day: string }) {
  const { weekdays } = useText().directory.service;
  return weekdays[CODES[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? "MO"];
}

type Span = WeekShown["week"][number]["spans"][number];
const isAlways = ({ opensAt, closesAt }: Span): boolean => opensAt === "00:00" && closesAt === "24:00";

const spanInWords = ({ opensAt, closesAt }: { opensAt: string | null; closesAt: string | null }): string =>
  [opensAt, closesAt]
    .map((time) =>
      (time ?? "?")
        .replace(/^0(\d)/, "$1")
        .replace(":00", "")
        .replace(":", "."),
    )
    .join("–");
