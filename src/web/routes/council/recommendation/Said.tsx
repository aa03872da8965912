import { Link } from "react-router";
import type { Answer, AskingWithClock } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Details } from "../../../ui/Details.tsx";
import { ClockBadge } from "../shared/ClockBadge.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { askedPath } from "../shared/recommendationPaths.ts";

/** One body that was asked: how long it has had, and what it said. */
export function Said({ asking }: { asking: AskingWithClock }) {
  const { councilRecommendations: words, lang } = useText();
  const { body, clock, basis, committedBy, answers, dates, round } = asking;
  const [newest, ...earlier] = answers.toReversed();
  const [first] = dates;
  return (
    <div className="said">
      <h3>
        <Link to={askedPath(body.slug)} lang="da">
          {body.name}
        </Link>
      </h3>
      <p>
        <ClockBadge clock={clock} kind={newest?.kind ?? null} />
      </p>
      <p className="quiet">
        {clock.state === "answered"
          ? words.clock.took(clock.daysWaited)
          : words.clock.waited(clock.daysWaited)}
        . {basis === "committed" ? words.basis.committedBy(committedBy) : words.basis.requested}.{" "}
        {dates.length > 1 && first ? `${words.firstDate(dayOfMeeting(first.answerBy, lang))}. ` : null}
        {round > 1 ? `${words.askedAgain(round)}.` : null}
      </p>
      {newest ? <OneAnswer answer={newest} /> : null}
      {earlier.length > 0 ? (
        <Details summary={words.earlier}>
          {earlier.map((answer) => (
            <OneAnswer key={answer.id} answer={answer} />
          ))}
        </Details>
      ) : null}
    </div>
  );
}

function OneAnswer({ answer }: { answer: Answer }) {
  const { councilRecommendations: words, lang } = useText();
  const { kind, notedAs, reason, planKind, plan, saidBy, answeredOn, document, why, actions, recordedAs } =
    answer;
  return (
    <div lang="da">
      <p>
        <strong lang={lang}>{notedAs === null ? words.kind[kind] : words.notedAs[notedAs]}</strong>{" "}
        <span className="quiet">({words.saidBy(saidBy, dayOfMeeting(answeredOn, lang))})</span>
      </p>
      {reason === "" ? null : <p className="written">{reason}</p>}
      {planKind === null ? null : <p>{words.inPlan(words.planKind[planKind], plan)}</p>}
      {why === "" ? null : <p>{words.corrects(why)}</p>}
      {document === "" ? null : (
        <p className="quiet">
          {recordedAs === "council" ? words.recordedFrom(document) : words.standsIn(document)}
        </p>
      )}
      {actions.length > 0 ? (
        <>
          <h4 lang={lang}>{words.actions}</h4>
          <ul>
            {actions.map((action) => {
              const now = action.steps.at(-1);
              return (
                <li key={action.id}>
                  {action.words}{" "}
                  <span className="quiet">
                    ({words.actionBy(action.owner, action.by === null ? null : dayOfMeeting(action.by, lang))}
                    )
                  </span>{" "}
                  {now ? <Badge>{words.actionState[now.state]}</Badge> : null}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </div>
  );
}
