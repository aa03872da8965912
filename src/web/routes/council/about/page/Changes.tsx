import type { Difference } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Card } from "../../../../ui/Card.tsx";

/** What was taken out and written in, line by line; said in words too, for who does not see colours. Null: too long to compare. */
export function Changes({ title, lines }: { title: string; lines: readonly Difference[] | null }) {
  const words = useText().councilSite.about;
  return (
    <Card title={title}>
      {lines === null ? <p>{words.tooLong}</p> : null}
      {lines?.every(({ is }) => is === "same") ? <p>{words.same}</p> : null}
      <div lang="da">
        {lines?.map(({ is, text }, i) => {
          const key = `${i}`;
          if (is === "same") return <p key={key}>{text}</p>;
          const Mark = is === "gone" ? "del" : "ins";
          return (
            <p key={key}>
              <Mark>
                <span className="sr-only">{is === "gone" ? words.gone : words.added}: </span>
                {text}
              </Mark>
            </p>
          );
        })}
      </div>
    </Card>
  );
}
