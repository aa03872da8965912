import { Link } from "react-router";
import { type DoorChoice, mayAskByPlan } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { kindsByWords } from "../shared/everyday.ts";
import { SearchForm, searchedFor } from "../shared/SearchForm.tsx";
import { courseCommand, headOf, needIdOf, offered, type Subject } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { AskForm } from "./AskForm.tsx";
import { NO_CONSENT, parseAsk } from "./form.ts";
import { doorsToAsk, shownTo, waitingFor } from "./present.ts";
import { Sees } from "./Sees.tsx";

/** Spørg en dør, or – about no need – hand over the baton: for who is responsible, while it may be asked about. */
export async function loader(args: Route.LoaderArgs) {
  const { context, request } = args;
  const subject = await offered(args, ({ course, need }) => (need ? need.may.ask : course.may.handOver));
  if (!subject) return null;
  const { unit, unitId } = actor(context);
  const { course, need, names } = subject;
  const search = searchedFor(request);
  const asked = waitingFor(need ? need.handovers : course.batonHandovers);
  return {
    ...headOf(subject),
    names,
    search,
    ...doorsToAsk({ ...(await findDoors(context, subject, search)), asked }),
    asked: asked.map(({ name }) => name),
    several: need?.several ?? false,
    area: course.area,
    urgency: need?.urgency ?? "soon",
    shown: shownTo(course, need, unitId),
    from: { name: unit.name, phone: unit.phone },
    mayUsePlan: mayAskByPlan(unit),
    consentId: course.citizen.consent?.id ?? NO_CONSENT,
  };
}

/** By name and by what the words mean; without words, the likeliest for the need. */
async function findDoors(context: Route.LoaderArgs["context"], { course, need }: Subject, search: string) {
  const { views } = services(context).relay;
  const doors = (query: { needKind: string | null; search?: string }): Promise<readonly DoorChoice[]> =>
    views.doors(actor(context), { ...query, area: course.area }, now(context));
  const needKind = need?.kind ?? null;
  if (search === "") return { byName: await doors({ needKind }), byMeaning: [], able: null };
  const kinds = kindsByWords(await views.needKinds(), search);
  const [byName, able, ...meant] = await Promise.all([
    doors({ needKind, search }),
    needKind === null ? doors({ needKind }) : null,
    ...kinds.slice(0, 3).map(({ code }) => doors({ needKind: code })),
  ]);
  return { byName, able, byMeaning: meant.flat() };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  return courseCommand(args, parseAsk(params.courseId, needId), async (ask, key) => {
    await services(context).relay.commands.askUnits(actor(context), ask, now(context), key);
    return doneAt(params.courseId, "asked", needId);
  });
}

export default function AskPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { ask, search } = useText().courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { needId, courseId } = loaderData;
  const baton = needId === null;
  const nothing = loaderData.search !== "" && loaderData.doors.length === 0;
  return (
    <ActionPage
      title={baton ? ask.titleBaton : ask.title}
      lead={baton ? ask.leadBaton : ask.lead}
      head={loaderData}
    >
      {loaderData.asked.length > 0 ? (
        <Alert variant="info">{ask.already(loaderData.asked.join(", "))}</Alert>
      ) : null}
      <div className="columns">
        <div>
          <Card>
            <SearchForm label={ask.search} hint={ask.searchHint} words={loaderData.search} needId={needId} />
            {nothing ? <p role="status">{search.nothing(loaderData.search)}</p> : null}
          </Card>
          <AskForm
            baton={baton}
            several={loaderData.several}
            doors={loaderData.doors}
            more={loaderData.more}
            area={loaderData.area}
            urgency={loaderData.urgency}
            mayHideName={loaderData.shown.person !== null || loaderData.shown.depends}
            mayUsePlan={loaderData.mayUsePlan}
            consentId={loaderData.consentId}
            callPath={actionPath(courseId, "ring", needId)}
            again={actionData}
          />
          {baton ? null : (
            <p>
              <Link to={actionPath(courseId, "mangler-tilbud", needId)} className="quiet">
                {ask.gap}
              </Link>
            </p>
          )}
        </div>
        <div>
          <Sees shown={loaderData.shown} names={loaderData.names} from={loaderData.from} />
        </div>
      </div>
    </ActionPage>
  );
}
