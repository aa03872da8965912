import { Link } from "react-router";
import { query, services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { Newest } from "../shared/Newest.tsx";
import { figurePath, figuresPath, keyOf, tablePath } from "../shared/paths.ts";
import { RegionNav } from "../shared/RegionNav.tsx";
import { regionAsked } from "../shared/region.ts";
import type { Route } from "./+types/route.ts";
import { HeldBack } from "./HeldBack.tsx";
import { Parts } from "./Parts.tsx";
import { inParts } from "./present.ts";
import { Elsewhere, Quarters } from "./Quarters.tsx";

export const headers = publicHeaders;

/** One figure: what it means, how it has gone, where, what it rests on and what is held back (I1, I2). For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { insight } = services(context);
  const indicator = keyOf(params.indicator);
  if (indicator === null) return unknown();
  const { regions, region } = await regionAsked(context);
  const needs = await needNames(context);
  const asked = query(context).get("behov") ?? "";
  const part = indicator === "missingOffers" && Object.hasOwn(needs, asked) ? asked : "";
  const [trend = null, ...others] = await insight.trends([
    { indicator, region, part },
    ...regions.map((other) => ({ indicator, region: other, part: "" })),
  ]);
  const starts = trend?.quarters[0]?.starts ?? null;
  const told = trend?.indicator.parts && starts ? await insight.figuresIn(indicator, starts, region) : [];
  return publicly(context, {
    ...{ indicator, regions, region, part, trend, needs: told.length === 0 ? {} : needs },
    elsewhere: regions.map((other, i) => ({ region: other, newest: others[i]?.quarters[0] ?? null })),
    parts: trend?.indicator.parts ? inParts(told, part) : null,
  });
}

export default function OneFigure({ loaderData }: Route.ComponentProps) {
  const { figures: words } = useText();
  const { indicator, regions, region, part, trend, needs, elsewhere, parts } = loaderData;
  const { name, definition, basedOn } = words.indicators[indicator];
  const path = (of: string) => figurePath({ indicator, region: of, part });
  const [newest] = trend?.quarters ?? [];
  return (
    <Page
      title={part === "" ? name : words.parts.of(name, needs[part] ?? part)}
      lead={definition}
      back={<BackLink to={figuresPath(region)}>{words.title}</BackLink>}
    >
      <RegionNav regions={regions} here={region} path={path} />
      {trend && newest ? (
        <>
          <Card title={words.regions[region] ?? region}>
            <p>
              <Newest trend={trend} />
            </p>
            {part === "" ? null : (
              <p>
                <Link to={figurePath({ indicator, region })}>{words.parts.all}</Link>
              </p>
            )}
            <Quarters trend={trend} />
          </Card>
          {parts ? <Parts {...{ indicator, region, newest, parts, needs, part }} /> : null}
          {part === "" ? <Elsewhere trend={trend} newest={newest} elsewhere={elsewhere} path={path} /> : null}
        </>
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
        </EmptyState>
      )}
      <Card title={words.basedOn}>
        <p>{basedOn}</p>
        <p>{words.standsStill}</p>
      </Card>
      {trend ? <HeldBack trend={trend} /> : null}
      <p>
        <a href={tablePath({ indicator, region })} download>
          {words.download}
        </a>{" "}
        <span className="quiet">{words.downloadHow}</span>
      </p>
    </Page>
  );
}
