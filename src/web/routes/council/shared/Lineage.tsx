import { Link } from "react-router";
import type { Lineage as Line } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { dayOfMeeting } from "./dates.ts";
import { bodyPath } from "./paths.ts";

/** What a body became, and what it came from. Nothing of a body that simply goes on. */
export function Lineage({ lineage }: { lineage: Line }) {
  const { councilEnding: words, lang } = useText();
  const { lastDay, over, becomes, cameFrom } = lineage;
  return (
    <>
      {lastDay === null ? null : (
        <Alert variant="info">
          <p>{(over ? words.ended : words.ends)(dayOfMeeting(lastDay, lang))}</p>
          {becomes.length > 0 ? (
            <p>
              {over ? words.became : words.becomes} <Names bodies={becomes} />
            </p>
          ) : null}
        </Alert>
      )}
      {cameFrom.length > 0 ? (
        <p>
          {words.cameFrom}{" "}
          <Names
            bodies={cameFrom.map((one) => ({
              slug: one.slug,
              name:
                one.lastDay === null ? one.name : words.untilDay(one.name, dayOfMeeting(one.lastDay, lang)),
            }))}
          />
        </p>
      ) : null}
    </>
  );
}

const Names = ({ bodies }: { bodies: readonly { readonly slug: string; readonly name: string }[] }) =>
  bodies.map(({ slug, name }, i) => (
    <span key={slug}>
      {i > 0 ? ", " : ""}
      <Link to={bodyPath(slug)} lang="da">
        {name}
      </Link>
    </span>
  ));
