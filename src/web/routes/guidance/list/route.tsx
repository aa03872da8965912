import { Form, Link } from "react-router";
import { dayOf } from "#kernel/time.ts";
import { isOld, MOMENTS } from "#modules/guidance/index.ts";
import { actorContext, langContext, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { keptIfAny } from "../shared/keeping.ts";
import { cardPath, SHELF } from "../shared/paths.ts";
import { saidIn, sought } from "../shared/present.ts";
import "../shared/knowledge.css";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** The shelf: all cards of the reader's region – of every region, where nobody is signed in –, by words and by moment. */
export async function loader({ context }: Route.LoaderArgs) {
  const asked = query(context);
  const asking = { words: (asked.get("q") ?? "").slice(0, 200), moment: asked.get("hvornaar") ?? "" };
  const kept = await keptIfAny(context);
  const region = context.get(actorContext)?.unit.region ?? null;
  const all = await services(context).guidance.cards(region, kept.length > 0);
  const lang = context.get(langContext);
  const today = dayOf(now(context));
  const cards = all.map(({ card }) => card);
  return publicly(context, {
    asked: asking,
    any: cards.length > 0,
    moments: MOMENTS.filter((moment) => cards.some((card) => card.moments.includes(moment))),
    cards: sought(cards, asking).map(({ id, title, moments, withdrawn, example, ...card }) => ({
      ...{ id, moments, withdrawn, example, old: isOld(card, today), title: saidIn(title, lang) },
      // For who reads English, and for who keeps the cards.
      englishOlder: card.englishOlder && (lang === "en" || kept.length > 0),
    })),
    mayWrite: kept.length > 0,
  });
}

export default function Shelf({ loaderData }: Route.ComponentProps) {
  const { guidance: words, lang } = useText();
  const { asked, any, moments, cards, mayWrite } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      <Form method="get" action={SHELF} role="search" className="command shelf-search">
        <div className="form-group">
          <label className="form-label" htmlFor="q">
            {words.search}
          </label>
          <input
            className="form-input"
            id="q"
            name="q"
            type="search"
            defaultValue={asked.words}
            maxLength={200}
          />
        </div>
        <div className="form-group">
          <label className="form-label" htmlFor="hvornaar">
            {words.moment}
          </label>
          <select className="form-select" id="hvornaar" name="hvornaar" defaultValue={asked.moment}>
            <option value="">{words.anyMoment}</option>
            {moments.map((moment) => (
              <option key={moment} value={moment}>
                {words.moments[moment]}
              </option>
            ))}
          </select>
        </div>
        <Button variant="secondary">{words.find}</Button>
      </Form>
      {cards.length === 0 ? <EmptyState title={any ? words.none : words.noneYet} /> : null}
      {cards.length > 0 ? (
        <Card>
          <ul className="nobullet-list shelf">
            {cards.map(({ id, title, old, example, withdrawn, ...card }) => (
              <li key={id}>
                <Link to={cardPath(id)} lang={title.lang === lang ? undefined : title.lang}>
                  {title.text}
                </Link>{" "}
                {withdrawn ? <Badge>{words.withdrawn}</Badge> : null}
                {old ? <Badge tone="warning">{words.old}</Badge> : null}
                {card.englishOlder ? <Badge tone="warning">{words.englishOlder}</Badge> : null}
                {example ? <Badge>{words.example}</Badge> : null}
                <p className="quiet">{card.moments.map((moment) => words.moments[moment]).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {mayWrite ? (
        <ButtonRow>
          <LinkButton to={`${SHELF}/ny`}>{words.add}</LinkButton>
        </ButtonRow>
      ) : null}
    </Page>
  );
}
