import type { Target } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { dayOfMeeting } from "../shared/dates.ts";

/** What is to be true by a day, and what was read of it: in figures or in words. */
export function Targets({ targets }: { targets: readonly Target[] }) {
  const { councilRecommendations: words, lang } = useText();
  if (targets.length === 0) return null;
  const number = new Intl.NumberFormat(lang === "da" ? "da-DK" : "en-GB", { maximumFractionDigits: 2 });
  return (
    <Card title={words.targets}>
      {targets.map(({ id, words: what, unit, readings, before, ...now }) => {
        const goalSaid = ({ goal, direction, by }: Pick<Target, "goal" | "direction" | "by">) => {
          const day = dayOfMeeting(by, lang);
          return goal === null || direction === null
            ? words.goal.words(day)
            : words.goal[direction](number.format(goal), unit, day);
        };
        return (
          <div key={id} className="said">
            <h3 lang="da">{what}</h3>
            <p>{goalSaid(now)}</p>
            {before.map((one) => (
              <p key={`${one.until} ${one.why}`} className="quiet">
                {words.revised(dayOfMeeting(one.until, lang), one.why, `${one.words}. ${goalSaid(one)}`)}
              </p>
            ))}
            {readings.length === 0 ? <p className="quiet">{words.noReading}</p> : null}
            <ul>
              {readings.map((reading, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: readings are only ever added to.
                <li key={i}>
                  {words.reading(
                    dayOfMeeting(reading.on, lang),
                    [reading.value === null ? "" : `${number.format(reading.value)} ${unit}`, reading.words]
                      .filter((part) => part !== "")
                      .join(" – "),
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}
