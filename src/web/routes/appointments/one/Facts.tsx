import type { AppointmentView } from "#modules/appointments/index.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { editPath } from "../paths.ts";
import { companyInWords, transportInWords, whenInWords, whereInWords } from "../shared/present.ts";

/** All that is said of it; what nobody has said is left out. With a title it stands beside a form in which it is being changed. */
export function Facts({ view, title }: { view: AppointmentView; title?: string }) {
  const { appointments: words, lang } = useText();
  const { facts } = words;
  const at = useNow();
  const rows = [
    { label: facts.when, value: whenInWords(view, at, words, lang) },
    { label: facts.where, value: [words.kind[view.kind], whereInWords(view)].filter(Boolean).join(": ") },
    { label: facts.what, value: view.purpose },
    { label: facts.with, value: view.withWhom },
    { label: facts.bring, value: view.bring },
    { label: facts.company, value: companyInWords(view, words) },
    { label: facts.transport, value: transportInWords(view, words) },
    { label: facts.citizen, value: words.citizenSaysShort[view.citizenSays] },
    { label: facts.phone, value: view.phone === "" ? "" : <PhoneLink phone={view.phone} /> },
    { label: facts.reminder, value: view.nextReminder ? <Moment at={view.nextReminder} /> : "" },
    { label: facts.answers, value: view.answers?.name ?? "" },
    { label: facts.learned, value: view.words },
  ];
  return (
    <Card {...(title === undefined ? {} : { title })}>
      <SummaryList rows={rows.filter(({ value }) => value !== "")} />
      {view.entered ? null : <p className="quiet">{facts.source}</p>}
      {title === undefined && view.may.keep && view.state === "booked" ? (
        <ButtonRow>
          <LinkButton to={editPath(view.id)}>{words.change}</LinkButton>
        </ButtonRow>
      ) : null}
    </Card>
  );
}

/** Every time it has had, who set it and when. */
export function History({ view }: { view: AppointmentView }) {
  const { appointments: words, lang } = useText();
  const now = useNow();
  if (view.editions.length < 2) return null;
  return (
    <Card>
      <Details summary={words.history} open={view.editions.some(({ became }) => became === "moved")}>
        <ol className="rows">
          {view.editions.map((one) => (
            <li key={one.number} className="row-item">
              <div className="row-main">
                <p>
                  <strong>{words.historyLine(words.became[one.became], one.unit)}</strong>{" "}
                  <Moment at={one.at} />
                </p>
                <p className="quiet">
                  {whenInWords(one, now, words, lang)}
                  {one.movedBy === null ? null : ` · ${words.movedBy[one.movedBy]}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Details>
    </Card>
  );
}
