import { VERY_OVERDUE_AFTER } from "#modules/council/index.ts";
import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { AskedRow } from "../shared/AskedRow.tsx";
import { asked } from "../shared/asked.ts";
import { COUNCILS } from "../shared/paths.ts";
import { WAITING_FEED } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import "../shared/recommendations.css";

export const headers = publicHeaders;

/** Who has not answered, across all councils and bodies, and for how long: for everybody. */
export async function loader({ context }: Route.LoaderArgs) {
  const waiting = await services(context).council.awaitingAnswers(now(context));
  return publicly(context, { waiting: waiting.map(asked), veryOverdueAfter: VERY_OVERDUE_AFTER });
}

export default function Waiting({ loaderData }: Route.ComponentProps) {
  const { council, councilRecommendations: all } = useText();
  const words = all.waiting;
  const { waiting, veryOverdueAfter } = loaderData;
  const overdue = waiting.filter(({ clock }) => clock.state !== "running").length;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={COUNCILS}>{council.title}</BackLink>}>
      {waiting.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card title={`${words.count(waiting.length)}${overdue > 0 ? `, ${words.overdue(overdue)}` : ""}`}>
          <Rows>
            {waiting.map((one) => (
              <AskedRow key={one.id} asked={one} />
            ))}
          </Rows>
        </Card>
      )}
      <p className="quiet">{all.clock.rule(veryOverdueAfter)}</p>
      <link rel="alternate" type="application/atom+xml" title={words.feed} href={WAITING_FEED} />
      <p className="not-printed">
        <a href={WAITING_FEED}>{words.feed}</a>
      </p>
    </Page>
  );
}
