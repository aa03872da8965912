import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { AskedRow } from "../shared/AskedRow.tsx";
import { asked } from "../shared/asked.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { readerOf } from "../shared/keeping.ts";
import { bodyPath } from "../shared/paths.ts";
import { answerPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import "../shared/recommendations.css";

export const headers = publicHeaders;

/** What a body has been asked about, for everybody; for whoever keeps its papers, where they answer. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const found = await services(context).council.askedOfBody(params.slug, readerOf(context), at);
  if (found === null) return unknown();
  const { body, keeps, sits } = found;
  const all = found.asked.map(asked);
  const over = ({ clock }: (typeof all)[number]) => clock.state === "answered" || clock.state === "stopped";
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps, sits },
    waiting: all.filter((one) => !over(one)),
    answered: all.filter(over),
  });
}

export default function AskedOf({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.asked;
  const { slug, name, keeps, sits, waiting, answered } = loaderData;
  const none = waiting.length === 0 && answered.length === 0;
  return (
    <Page
      title={keeps ? words.mine : words.title(name)}
      lead={keeps ? words.mineLead : words.lead}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      <BodyNav slug={slug} here="asked" sits={sits} />
      {none ? <EmptyState title={words.none} /> : null}
      {waiting.length > 0 ? (
        <Card title={councilRecommendations.waiting.title}>
          <Rows>
            {waiting.map((one) => (
              <AskedRow
                key={one.id}
                asked={one}
                actions={
                  keeps ? (
                    <LinkButton to={answerPath(slug, one.id)} variant="primary">
                      {words.answer}
                    </LinkButton>
                  ) : null
                }
              />
            ))}
          </Rows>
        </Card>
      ) : null}
      {keeps && !none && waiting.length === 0 ? <EmptyState title={words.nothingWaits} /> : null}
      {answered.length > 0 ? (
        <Card title={words.answered}>
          <Rows>
            {answered.map((one) => (
              <AskedRow
                key={one.id}
                asked={one}
                actions={
                  keeps && one.clock.state === "answered" ? (
                    <LinkButton to={answerPath(slug, one.id)}>{words.correct}</LinkButton>
                  ) : null
                }
              />
            ))}
          </Rows>
        </Card>
      ) : null}
    </Page>
  );
}
