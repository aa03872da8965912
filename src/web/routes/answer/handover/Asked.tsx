import type { HandoverPreview } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { languageInWords } from "../../../ui/language.ts";
import { MeetMeWords } from "../../../ui/MeetMeWords.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";
import { Moment, TimeLeft } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { CompanyLine } from "../../course/home/Company.tsx";

/** The preview of law 13: what the answer needs, and of the person only what they agreed to show. */
export function Asked({ preview, carries }: { preview: HandoverPreview; carries: readonly string[] }) {
  const { answer, course } = useText();
  return (
    <>
      {preview.citizensWords ? (
        <Card title={answer.citizensWords} tone="warm">
          <p className="own-words">{preview.citizensWords}</p>
        </Card>
      ) : null}
      {preview.meetMe ? (
        <Card title={course.meetMe.title} tone="warm">
          <MeetMeWords said={preview.meetMe} />
          {preview.meetMe.approved ? null : <p className="quiet">{course.meetMe.notSeenAlone}</p>}
        </Card>
      ) : null}
      <Card title={titleOf(preview, answer)}>
        {preview.message ? <p className="written">{preview.message}</p> : null}
        <SummaryList rows={useRows(preview, carries)} />
      </Card>
      <Questions preview={preview} />
    </>
  );
}

function titleOf({ mine, state }: HandoverPreview, words: ReturnType<typeof useText>["answer"]): string {
  if (mine === "sender") return state === "draft" ? words.youWillAsk : words.youAsked;
  return isOpen(state) ? words.asked : words.wasAsked;
}

const isOpen = (state: HandoverPreview["state"]): boolean => state === "proposed" || state === "questioned";

function useRows(preview: HandoverPreview, carries: readonly string[]): SummaryRow[] {
  const { answer, catalogue, companions, lang, common } = useText();
  const { facts } = answer;
  const { line } = preview;
  const other = preview.mine === "sender" ? line.to : line.from;
  const open = isOpen(line.state);
  const sent = preview.mine === "sender";
  const rows: (SummaryRow | null)[] = [
    open && line.answerBy ? { label: facts.answerBy, value: <TimeLeft until={line.answerBy} /> } : null,
    { label: sent ? facts.to : facts.from, value: <Unit unit={other} /> },
    carries.length > 0 ? { label: facts.carries, value: carries.join(" · ") } : null,
    {
      label: facts.urgency,
      value: `${catalogue.urgency[preview.urgency]} – ${catalogue.urgencyAnswer[preview.urgency].toLowerCase()}`,
    },
    { label: facts.person, value: <Person preview={preview} /> },
    preview.company.length > 0
      ? { label: companions.preview, value: <CompanyLine company={preview.company} /> }
      : null,
    preview.language ? { label: facts.language, value: languageInWords(preview.language, lang) } : null,
    {
      label: facts.agreed,
      value: preview.agreedWithCitizen ? common.agreed.yes : answer.notAgreed(preview.notAgreedWhy ?? "–"),
    },
    { label: sent ? facts.basisSent : facts.basis, value: catalogue.legalBasis[preview.legalBasis] },
    preview.dutyBearer ? { label: facts.duty, value: preview.dutyBearer } : null,
    preview.askedTogether > 1
      ? { label: facts.together, value: answer.together(preview.askedTogether - 1) }
      : null,
    open && line.rung > 0 ? { label: facts.ladder, value: answer.rung(line.rung) } : null,
  ];
  return rows.filter((row) => row !== null);
}

function Unit({ unit }: { unit: HandoverPreview["line"]["from"] }) {
  return (
    <>
      <UnitName name={unit.name} sector={unit.sector} /> · <PhoneLink phone={unit.phone} />
    </>
  );
}

function Person({ preview }: { preview: HandoverPreview }) {
  const { answer, catalogue } = useText();
  const age = catalogue.ageBand[preview.ageBand];
  if (preview.knownAs !== null) return <>{`${preview.knownAs}, ${age}`}</>;
  return preview.mine === "receiver" && isOpen(preview.state) ? `${age}. ${answer.noName}` : age;
}

function Questions({ preview }: { preview: HandoverPreview }) {
  const { answer } = useText();
  const { questions } = preview.line;
  if (questions.length === 0) return null;
  return (
    <Card title={answer.questions}>
      <dl className="talk">
        {questions.map((one) => (
          <div key={one.id}>
            <dt>
              {one.question}{" "}
              <span className="quiet">
                {one.askedBy}, <Moment at={one.askedAt} />
              </span>
            </dt>
            <dd>{one.answer ?? <span className="quiet">{answer.noAnswerYet}</span>}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
