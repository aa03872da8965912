import { letter as words } from "../../../text/da/letter.ts";
import type { Letter } from "./letter.ts";

/** The letter itself, as it is printed. */
export function LetterSheet({ letter }: { letter: Letter }) {
  return (
    <article className="letter" lang="da">
      <p>{letter.to}</p>
      <p className="letter-date">{letter.date}</p>
      <h2>{words.heading}</h2>
      {letter.parts.map(({ title, text }) => (
        <div key={title + text}>
          {title === "" ? null : <h3>{title}</h3>}
          <p className="letter-words">{text}</p>
        </div>
      ))}
      <p>{words.regards}</p>
      <p>{letter.from}</p>
    </article>
  );
}
