import type { SafetyView } from "#modules/relay/index.ts";
import { useText } from "../text/useText.ts";
import { dayInWords } from "./format.ts";
import { useNow } from "./shell.ts";

/** A safety note, calmly: what helped stands first, since that is what the next minute needs. */
export function SafetyNote({ note }: { note: SafetyView }) {
  const { safety, lang } = useText();
  const now = useNow();
  const day = (on: string) => dayInWords(new Date(`${on}T11:00:00Z`), now, lang);
  const facts = [
    safety.written(note.writtenByName, note.unitName, dayInWords(note.at, now, lang)),
    note.number > 1 ? safety.corrected : null,
    safety.until(day(note.endsOn)),
  ];
  return (
    <>
      <dl className="meet-me">
        <div>
          <dt>{safety.calmed}</dt>
          <dd className="own-words">{note.calmed}</dd>
        </div>
        <div>
          <dt>{safety.happened(day(note.happenedOn))}</dt>
          <dd className="written">{note.happened}</dd>
        </div>
        {note.citizensWords === null ? (
          <div>
            <dt>{safety.notAsked}</dt>
            <dd className="written">{note.notAskedWhy}</dd>
          </div>
        ) : (
          <div>
            <dt>{safety.theirs}</dt>
            <dd className="written">{note.citizensWords}</dd>
          </div>
        )}
        {note.answers.map((answer) => (
          <div key={answer.id}>
            <dt>
              {safety.answered}{" "}
              <span className="quiet weight-normal">
                {[dayInWords(answer.at, now, lang), answer.byCitizen ? null : safety.told(answer.unitName)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </dt>
            <dd className="written">{answer.words}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{facts.filter(Boolean).join(" · ")}</p>
    </>
  );
}
