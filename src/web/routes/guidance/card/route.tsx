import { Link } from "react-router";
import { langContext, now, query, services, viewerIfAny } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { CardView } from "../shared/CardView.tsx";
import { keptIfAny } from "../shared/keeping.ts";
import { cardPath, SHELF } from "../shared/paths.ts";
import { saidIn } from "../shared/present.ts";
import { shownCard } from "../shared/shown.ts";
import "../shared/knowledge.css";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** One card, for everybody. One that was taken down is still there for those who keep the region's. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { guidance } = services(context);
  const [found, kept, names] = await Promise.all([
    guidance.card(params.cardId),
    keptIfAny(context),
    needNames(context),
  ]);
  if (found === null) return unknown();
  const { card } = found;
  const mayEdit = kept.includes(card.region);
  if (card.withdrawn && !mayEdit) return unknown();
  const lang = context.get(langContext);
  return publicly(context, {
    id: card.id,
    title: saidIn(card.title, lang).text,
    card: shownCard(card, names, lang, now(context)),
    mayEdit,
    mayLookBack: viewerIfAny(context) !== null,
    saved: query(context).has("gemt"),
  });
}

export default function KnowledgeCard({ loaderData }: Route.ComponentProps) {
  const { guidance: words } = useText();
  const { id, title, card, mayEdit, mayLookBack, saved } = loaderData;
  return (
    <Page title={title} back={<BackLink to={SHELF}>{words.all}</BackLink>}>
      {saved ? (
        <Alert variant="success" announce>
          {words.saved}
        </Alert>
      ) : null}
      <CardView card={card} />
      {mayLookBack ? (
        <p className="not-printed">
          {mayEdit ? <Link to={`${cardPath(id)}/ret`}>{words.edit}</Link> : null}
          {mayEdit ? " · " : null}
          <Link to={`${cardPath(id)}/udgaver`}>{words.history}</Link>
        </p>
      ) : null}
    </Page>
  );
}
