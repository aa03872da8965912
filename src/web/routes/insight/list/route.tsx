import { Link } from "react-router";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { Newest } from "../shared/Newest.tsx";
import { figurePath, figuresPath } from "../shared/paths.ts";
import { RegionNav } from "../shared/RegionNav.tsx";
import { regionAsked } from "../shared/region.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** Every figure of a region, the newest quarter of each (I1). For everybody. */
export async function loader({ context }: Route.LoaderArgs) {
  const { regions, region } = await regionAsked(context);
  return publicly(context, {
    ...{ regions, region },
    trends: await services(context).insight.indicatorsIn(region),
  });
}

export default function Figures({ loaderData }: Route.ComponentProps) {
  const { figures: words } = useText();
  const { regions, region, trends } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      <RegionNav regions={regions} here={region} path={figuresPath} />
      {trends.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
        </EmptyState>
      ) : (
        <h2>{words.regions[region] ?? region}</h2>
      )}
      {trends.map((trend) => {
        const { key } = trend.indicator;
        const { name, definition } = words.indicators[key];
        return (
          <Card key={key} title={name} level={3}>
            <p>{definition}</p>
            <p>
              <Newest trend={trend} />
            </p>
            <p>
              <Link to={figurePath({ indicator: key, region })} aria-label={`${name}: ${words.lookCloser}`}>
                {words.lookCloser}
              </Link>
            </p>
          </Card>
        );
      })}
    </Page>
  );
}
