import type { Consultation } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Card } from "../../../../ui/Card.tsx";
import { SummaryList } from "../../../../ui/SummaryList.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";
import { AtMeeting } from "../../shared/AtMeeting.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";

/** What everybody may read: what is asked, when it was adopted and sent, the answer, and what became of it. */
export function Shown({ consultation }: { consultation: Consultation }) {
  const { councilConsultations, lang } = useText();
  const { one: words, outcomes } = councilConsultations;
  const { askedBy, receivedOn, deadline, address, about, adopted, sent, outcome, droppedWhy } = consultation;
  return (
    <>
      <Card>
        <SummaryList
          rows={[
            { label: words.askedBy, value: askedBy },
            { label: words.received, value: dayOfMeeting(receivedOn, lang) },
            { label: words.last, value: dayOfMeeting(deadline, lang) },
            ...(adopted === null
              ? []
              : [
                  {
                    label: words.adopted,
                    value: (
                      <>
                        {words.adopters[adopted.by]}:{" "}
                        <AtMeeting
                          at={{
                            ...{ on: adopted.on, words: adopted.note, published: adopted.meeting !== null },
                            ...{
                              heldOn: adopted.meeting?.heldOn ?? null,
                              starts: adopted.meeting?.starts ?? null,
                              slug: adopted.meeting?.slug ?? null,
                            },
                          }}
                        />
                      </>
                    ),
                  },
                ]),
            ...(sent === null
              ? []
              : [
                  {
                    label: words.sent,
                    value: (
                      <>
                        <FullMoment at={sent.at} />, {words.sentTo(sent.to)}
                      </>
                    ),
                  },
                ]),
          ]}
        />
        {about === "" ? null : (
          <section lang="da">
            <h3>{words.about}</h3>
            <p className="written">{about}</p>
          </section>
        )}
        {address === "" ? null : (
          <p>
            <a href={address}>{words.papers}</a>
          </p>
        )}
        {droppedWhy === null ? null : (
          <p>
            {words.dropped} <span lang="da">{droppedWhy}</span>
          </p>
        )}
      </Card>
      {sent === null ? null : (
        <>
          <Card title={words.answer}>
            <p className="written" lang="da">
              {sent.answer}
            </p>
          </Card>
          <Card title={words.outcome}>
            {outcome === null ? (
              <p>{words.outcomeNot}</p>
            ) : (
              <>
                <p>
                  <strong>{outcomes[outcome.is]}</strong>, {dayOfMeeting(outcome.on, lang)}
                </p>
                {outcome.words === "" ? null : (
                  <p className="written" lang="da">
                    {outcome.words}
                  </p>
                )}
              </>
            )}
          </Card>
        </>
      )}
    </>
  );
}
