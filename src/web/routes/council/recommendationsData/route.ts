import { now, origin, services } from "../../../http/context.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { type LiveFigure, liveFigures } from "../../insight/shared/live.ts";
import { dataPath, recommendationPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";

/** What a council recommends and what was answered, as data: the same for everybody, at an address that stays. No drafts. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const found = await services(context).council.recommendations(params.slug, null, at);
  if (found === null) return unknown();
  const { body, recommendations } = found;
  const here = origin(context);
  const live = await liveFigures(
    context,
    recommendations.flatMap(({ content }) => content.evidence.map(({ address }) => address)),
  );
  const data = {
    council: { slug: body.slug, name: body.name },
    asOf: at.toISOString(),
    /** Where the newest stands: what is put right or withdrawn is so there. */
    newest: `${here}${dataPath(body.slug)}`,
    recommendations: recommendations.map(
      ({ key, period, number, standing, content, adopted, closed, ...rest }) => ({
        address: `${here}${recommendationPath(body.slug, key)}`,
        ...{ period, number, standing, ...content },
        evidence: content.evidence.map((one) => ({ ...one, figure: newestOf(live[one.address]) })),
        adoptedOn: adopted?.on ?? null,
        ...{ closed, focusYears: rest.focus.map(({ year }) => year) },
        sent: rest.askings.map(({ body: to, clock, id: _, recommendationId: __, answers, ...asking }) => ({
          ...asking,
          to: { slug: to.slug, name: to.name },
          clock,
          answers: answers.map(({ id: ___, actions, ...answer }) => ({
            ...answer,
            actions: actions.map(({ id: ____, ...action }) => action),
          })),
        })),
      }),
    ),
  };
  return Response.json(data, {
    headers: { "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*" },
  });
}

/** The newest number of a figure it rests on, as its page shows it; null: it is no figure, or none is counted yet. */
function newestOf(live: LiveFigure | undefined) {
  const [newest] = live?.trend?.quarters ?? [];
  if (!live?.trend || !newest) return null;
  const { indicator, direction } = live.trend;
  const { year, quarter, state, value, base } = newest;
  return {
    indicator: indicator.key,
    region: live.region,
    unit: indicator.unit,
    year,
    quarter,
    state,
    value,
    base,
    direction,
  };
}
