import { redirect } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { ToRead } from "../../../ui/ToRead.tsx";
import { NO_CONSENT } from "../../course/ask/form.ts";
import { InSight } from "../who/InSight.tsx";
import type { Route } from "./+types/route.ts";
import { AskDoors } from "./AskDoors.tsx";
import { parseAsks } from "./form.ts";
import { Night } from "./Night.tsx";
import { batonAsked, followers, needAsk } from "./present.ts";

type Context = Route.LoaderArgs["context"];

/** After saving: the doors that could help with each need, and who could follow on from here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [reader, at] = [actor(context), now(context)];
  const course = await openCourse(context, params.courseId);
  const [needs, batonDoors, ...needDoors] = await Promise.all([
    needNames(context),
    views.doors(reader, { area: course.area }, at),
    ...course.needs.map(({ kind }) => views.doors(reader, { needKind: kind, area: course.area }, at)),
  ]);
  return {
    needs,
    courseId: course.id,
    knownAs: course.citizen.knownAs,
    holder: course.holder.unit.name,
    asks: course.needs.map((need, n) => needAsk(need, needDoors[n] ?? [])),
    mayHandOver: course.may.handOver,
    followers: followers(batonDoors, { sector: reader.unit.sector, area: course.area }),
    batonAsked: batonAsked(course),
    consentId: course.citizen.consent?.id ?? NO_CONSENT,
    cards: await toRead(
      context,
      [],
      course.needs.map(({ kind }) => kind),
    ),
  };
}

/** The course in full with its open needs; the way to its own page for who only may know that it exists. */
async function openCourse(context: Context, courseId: string) {
  const { views } = services(context).relay;
  const course = await found(views.course(actor(context), courseId, now(context)), context);
  if (course.kind !== "full") throw redirect(`/forloeb/${courseId}`);
  return { ...course, needs: course.needs.filter(({ closed, endedAt }) => !closed && endedAt === null) };
}

/** One ask for each need with a door ticked; the same form sent twice asks each only once. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const course = await openCourse(context, params.courseId);
  const needIds = course.needs.filter(({ may }) => may.ask).map(({ id }) => id);
  return handleCommand({
    request,
    context,
    parse: parseAsks(course.id, needIds),
    async run(asks, key) {
      for (const ask of asks) {
        await commands.askUnits(actor(context), ask, now(context), `${key}:${ask.needId ?? "baton"}`);
      }
      return `/nogen-staar-her/${course.id}`;
    },
  });
}

export default function StartDoors({ loaderData, actionData }: Route.ComponentProps) {
  const { doors } = useText().start;
  const { courseId, asks, needs } = loaderData;
  return (
    <Page title={doors.title(loaderData.knownAs)}>
      <Alert variant="success" title={doors.saved}>
        {doors.holds(loaderData.holder)} {doors.lead}
      </Alert>
      <ToRead cards={loaderData.cards} />
      <div className="columns">
        <div>
          <AskDoors asks={asks} needs={needs} consentId={loaderData.consentId} again={actionData} />
        </div>
        <div>
          <Night
            followers={loaderData.followers}
            asked={loaderData.batonAsked}
            may={loaderData.mayHandOver}
            consentId={loaderData.consentId}
            again={actionData}
          />
          <Card title={doors.done}>
            <p>{doors.doneLead}</p>
            <ButtonRow>
              <LinkButton to={`/forloeb/${courseId}`}>{doors.done}</LinkButton>
              <LinkButton to="/nogen-staar-her" variant="tertiary">
                {doors.another}
              </LinkButton>
            </ButtonRow>
          </Card>
        </div>
      </div>
      <InSight />
    </Page>
  );
}
