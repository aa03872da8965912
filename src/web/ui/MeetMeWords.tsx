import type { MeetMeWords as Said } from "#modules/citizen/index.ts";
import { useText } from "../text/useText.ts";
import { MEET_ME_ORDER } from "./meetMe.ts";

/** "Mød mig sådan" by its headings; those left empty are not there. A text from before there were headings stands alone. */
export function MeetMeWords({ said }: { said: Said }) {
  const { parts } = useText().course.meetMe;
  const there = MEET_ME_ORDER.filter((part) => said[part] !== "");
  if (there.length === 1 && there[0] === "words") return <p className="own-words">{said.words}</p>;
  return (
    <dl className="meet-me">
      {there.map((part) => (
        <div key={part}>
          <dt>{parts[part]}</dt>
          <dd className="own-words">{said[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
