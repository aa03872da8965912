import { Fragment } from "react";
import type { RecommendationText } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";

/** What goes deeper: the background and the points, those within a point set in. */
export function Words({ content }: { content: RecommendationText }) {
  const { councilRecommendations: words } = useText();
  const { background, elaboration } = content;
  return (
    <>
      {background === "" ? null : (
        <Card title={words.background}>
          <p className="written" lang="da">
            {background}
          </p>
        </Card>
      )}
      {elaboration.length === 0 ? null : (
        <Card title={words.elaboration}>
          <ul lang="da">
            {nested(elaboration).map(([point, within], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list in the order it was given.
              <Fragment key={i}>
                <li>
                  {point}
                  {within.length > 0 ? (
                    <ul>
                      {within.map((one) => (
                        <li key={one}>{one}</li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              </Fragment>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Points with the points within them: those begin with "– ". */
function nested(points: readonly string[]): (readonly [string, string[]])[] {
  const found: (readonly [string, string[]])[] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (point.startsWith("– ") && last) last[1].push(point.slice(2));
    else found.push([point, []]);
  }
  return found;
}
