import type { VisitResult } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Card } from "../../../../ui/Card.tsx";

/** What was answered, question by question; nothing that could give somebody away. */
export function Results(props: { answered: number | null; results: readonly VisitResult[]; cameOf: string }) {
  const { councilToolkit, lang } = useText();
  const [words, faces] = [councilToolkit.visits, councilToolkit.survey.faces];
  const { answered, results, cameOf } = props;
  const hides = results.some(({ counts }) => counts.includes(null));
  return (
    <>
      {cameOf === "" ? null : (
        <Card title={words.cameOf}>
          <p className="written" lang="da">
            {cameOf}
          </p>
        </Card>
      )}
      <p>{answered === null ? words.few : words.answered(answered)}</p>
      {hides ? <p>{words.heldBackWhy}</p> : null}
      {results.map(({ question, counts, words: own }, i) => {
        const options = [...(question.kind === "faces" ? faces : question.options), words.blank];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question's place is what tells it apart.
          <Card key={i} title={question.text}>
            {counts.length > 0 ? (
              <ul>
                {counts.map((count, option) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an answer's place is what tells it apart.
                  <li key={option}>
                    {options[option] ?? ""}:{" "}
                    <strong>{count === null ? words.heldBack : count.toLocaleString(lang)}</strong>
                  </li>
                ))}
              </ul>
            ) : null}
            {question.kind === "words" && own.length > 0 ? (
              <ul lang="da">
                {own.map((one) => (
                  <li key={one} className="written">
                    {one}
                  </li>
                ))}
              </ul>
            ) : null}
          </Card>
        );
      })}
    </>
  );
}
