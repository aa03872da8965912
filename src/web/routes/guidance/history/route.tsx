import { Link } from "react-router";
import { services, signedIn, text } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { fullMoment } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { changesBetween } from "../../directory/editing/changes.ts";
import { Changes } from "../../directory/editing/EditPage.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { cardFields } from "../shared/fields.ts";
import { inWords } from "../shared/keeping.ts";
import { cardPath } from "../shared/paths.ts";
import "../../directory/shared/directory.css";
import type { Route } from "./+types/route.ts";

/** Enough to find a slip by. */
const MOST = 20;

/** What a card has said, edition by edition, and who wrote it: for everybody signed in, while it is up. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { guidance } = services(context);
  const keeps = await guidance.keeps(signedIn(context));
  const kept = (await guidance.card(params.cardId)) ?? unknown();
  const mayEdit = keeps.includes(kept.card.region);
  if (kept.card.withdrawn && !mayEdit) return unknown();
  const [editions, names] = await Promise.all([
    guidance.cardEditions(kept.card.id, MOST + 1),
    needNames(context),
  ]);
  const words = text(context).guidance;
  return {
    ...{ id: kept.card.id, name: kept.card.title.da, mayEdit },
    editions: editions.slice(0, MOST).map(({ card, ...line }, n) => {
      const before = editions[n + 1]?.card;
      const changes =
        before &&
        changesBetween(cardFields(before), cardFields(card), (name, values) =>
          inWords(name, values, words, names),
        );
      return { ...line, changes: changes ?? null };
    }),
  };
}

export default function KnowledgeHistory({ loaderData }: Route.ComponentProps) {
  const { guidance: words, directoryEdit, lang } = useText();
  const { history } = directoryEdit;
  const { id, name, mayEdit, editions } = loaderData;
  const labels: Readonly<Record<string, string>> = words.editing.fields;
  return (
    <Page
      title={words.editions.title(name)}
      lead={words.editions.lead}
      back={<BackLink to={cardPath(id)}>{words.editions.back}</BackLink>}
    >
      {editions.map(({ edition, at, by, changes }, n) => (
        <Card key={edition} title={history.edition(edition)}>
          <p className="quiet">
            {fullMoment(at, lang)} {by === null ? words.editions.fromFile : history.by(by)}
          </p>
          {changes === null ? (
            <p>{history.first}</p>
          ) : (
            <Changes changes={changes} labelOf={(field) => labels[field] ?? field} />
          )}
          {n > 0 && mayEdit ? (
            <Link to={`${cardPath(id)}/ret?udgave=${edition}`}>{history.again}</Link>
          ) : null}
        </Card>
      ))}
    </Page>
  );
}
