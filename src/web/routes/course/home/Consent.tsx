import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { actionPath } from "../paths.ts";

/** Who the citizen lets know, in one sentence. */
export function Consent({ course }: { course: CourseView }) {
  const { course: text, catalogue } = useText();
  const { consent: words } = text;
  const { consent, objections } = course.citizen;
  return (
    <Card title={words.title}>
      {consent === null ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>
            <strong>
              {consent.scope === "relay"
                ? words.relay
                : consent.scope === "notNow"
                  ? words.notNow
                  : consent.scope === "chosen"
                    ? words.chosen
                    : words.thisDoor(consent.givenTo)}
            </strong>
          </p>
          {consent.allowances.length > 0 ? (
            <ul>
              {consent.allowances.map((line, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name, and never move
                <li key={n}>
                  <strong>{line.name ?? words.toRelay}</strong>:{" "}
                  {line.kinds.map((kind) => catalogue.information[kind]).join(" · ")}
                  <span className="quiet"> – {line.purpose}</span>
                  {line.endsOn ? (
                    <>
                      {" "}
                      · {words.until} <Day on={line.endsOn} />
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : null}
          <p className="quiet">
            {words.givenTo(consent.givenTo)} · {words.until} <Day on={consent.endsOn} />
            {consent.givenByName === null ? null : (
              <> · {words.givenBy(catalogue.giver[consent.givenBy].toLowerCase(), consent.givenByName)}</>
            )}
          </p>
        </>
      )}
      {objections.length > 0 ? (
        <p>
          {words.objections}{" "}
          <strong>{objections.map(({ against }) => against ?? words.toAll).join(", ")}</strong>
        </p>
      ) : null}
      {course.may.askConsent || consent !== null ? (
        <p>
          <a href={actionPath(course.id, "samtykke")}>{words.change}</a>
        </p>
      ) : null}
      {course.may.readLog ? (
        <p>
          <a href={actionPath(course.id, "log")}>{words.log}</a>
        </p>
      ) : null}
    </Card>
  );
}
