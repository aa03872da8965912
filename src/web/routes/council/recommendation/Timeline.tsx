import type { Happening } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { dayOfMeeting } from "../shared/dates.ts";

/** All that happened with it, the newest first: a list, whatever the screen. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  const { councilRecommendations: words, lang } = useText();
  if (happenings.length === 0) return null;
  return (
    <Card title={words.timeline} id="forloeb">
      <ol className="timeline">
        {happenings.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, as it was told.
          <li key={i}>
            <time dateTime={one.on}>{dayOfMeeting(one.on, lang)}</time>
            <Told one={one} />
            {one.words === "" ? null : (
              <p className="written quiet" lang="da">
                {one.words}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Told({ one }: { one: Happening }) {
  const { councilRecommendations: words, lang } = useText();
  const happened = words.happened;
  const { what, body, until, late } = one;
  const who = body ?? "";
  switch (what) {
    case "sent":
    case "sentAgain":
    case "extended":
      return happened[what](who, dayOfMeeting(until ?? "", lang));
    case "unfocused":
      return happened.unfocused(until ?? "");
    case "focused":
      return happened.focused(until ?? "");
    case "accepted":
    case "partly":
    case "not":
      return (
        <>
          {happened[what](who)}
          {late === null ? null : <strong> – {words.clock.answeredLate(late)}</strong>}
        </>
      );
    case "passed":
      return <strong>{happened.passed(who)}</strong>;
    case "noted":
    case "planned":
    case "underway":
    case "done":
    case "dropped":
      return happened[what](who);
    default:
      return happened[what];
  }
}
