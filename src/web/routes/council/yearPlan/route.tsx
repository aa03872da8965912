import { Link } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { readerOf } from "../shared/keeping.ts";
import { bodyPath, yearPlanPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { DayRow } from "./DayRow.tsx";
import { parseYearPlan } from "./form.ts";
import { PlanForm } from "./PlanForm.tsx";

export const headers = publicHeaders;

const yearIn = (asked: URLSearchParams): number | null => {
  const year = Number(asked.get("aar"));
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : null;
};

/** The days a council meets in a year, or means to. For everybody; whoever keeps its papers plans them. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const asked = query(context);
  const { council } = services(context);
  const plan = await council.yearPlan(params.slug, yearIn(asked), readerOf(context), now(context));
  if (plan === null) return unknown();
  const { body, ...rest } = plan;
  return publicly(context, { ...rest, slug: body.slug, name: body.name, done: asked.get("gjort") });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const plan = await council.yearPlan(params.slug, yearIn(query(context)), who, at);
  if (plan === null) return unknown();
  const bodyId = plan.body.id;
  const done = (what: string) => `${yearPlanPath(params.slug)}?aar=${plan.year}&gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseYearPlan(bodyId),
    async run(asked, key) {
      switch (asked.do) {
        case "plan":
          await council.planDays(who, asked.command, at, key);
          return done("donePlanned");
        case "drop":
          await council.dropDay(who, asked.command, at, key);
          return done("doneDropped");
        case "make": {
          const found = plan.days.find(({ id, dropped }) => id === asked.command.dayId && dropped === null);
          if (!found) return unknown();
          const { day, start, end, place, kind, joint } = found;
          await council.planMeeting(
            who,
            { bodyId, day, start, place, kind, joint: joint.map(({ id }) => id), ...(end && { end }) },
            at,
            key,
          );
          return done("doneMade");
        }
      }
    },
  });
}

export default function YearPlan({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween } = useText();
  const words = councilBetween.plan;
  const { slug, name, keeps, sits, year, days, others, done } = loaderData;
  const { donePlanned, doneDropped, doneMade } = words;
  return (
    <Page
      title={words.title(name, year)}
      lead={words.lead}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      <BodyNav slug={slug} here="plan" sits={sits} />
      <Done words={{ donePlanned, doneDropped, doneMade }} what={done} />
      {days.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <Rows>
            {days.map((day) => (
              <DayRow
                key={day.id ?? `${day.host?.slug ?? ""} ${day.day} ${day.start}`}
                slug={slug}
                day={day}
                keeps={keeps}
                again={actionData}
              />
            ))}
          </Rows>
        </Card>
      )}
      <p className="button-row">
        <Link to={`?aar=${year - 1}`}>{words.earlier(year - 1)}</Link>{" "}
        <Link to={`?aar=${year + 1}`}>{words.earlier(year + 1)}</Link>
      </p>
      {keeps ? (
        <Details summary={words.add} open={actionData?.form === "plan"}>
          <PlanForm others={others} again={actionData} />
        </Details>
      ) : null}
    </Page>
  );
}
