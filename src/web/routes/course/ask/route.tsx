import { Link } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { type DoorChoice, type DoorQuery, mayAskByPlan } from "#modules/relay/index.ts";
import { actor, now, services, text } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { namesIn, reasonsInWords } from "../../directory/find/present.ts";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { SearchForm } from "../shared/SearchForm.tsx";
import { searchedFor } from "../shared/searched.ts";
import { courseCommand, headOf, needIdOf, offered, type Subject } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { AskForm } from "./AskForm.tsx";
import { NO_CONSENT, parseAsk } from "./form.ts";
import { doorsToAsk, offersFor, shownTo, waitingFor, worthSaying } from "./present.ts";
import { Sees } from "./Sees.tsx";
import { ToRing } from "./ToRing.tsx";

/** Spørg en dør, or – about no need – hand over the baton: for who is responsible, while it may be asked about. */
export async function loader(args: Route.LoaderArgs) {
  const { context, request } = args;
  const subject = await offered(args, ({ course, need }) => (need ? need.may.ask : course.may.handOver));
  if (!subject) return null;
  const { unit, unitId } = actor(context);
  const { course, need, names } = subject;
  const search = searchedFor(request);
  const asked = waitingFor(need ? need.handovers : course.batonHandovers);
  const words = await vocabulary(context);
  const directoryNames = namesIn(words);
  const found = doorsToAsk({ ...(await findDoors(context, subject, search)), asked });
  return {
    ...headOf(subject),
    names,
    search,
    doors: found.doors.map((one) => ({
      ...one,
      reasons: one.offer ? reasonsInWords(worthSaying(one.offer), directoryNames, text(context)) : [],
    })),
    more: found.more,
    toRing: found.toRing.map((hit) => ({ hit, kind: directoryNames.kind(hit.kind) })),
    chosen: doorIn(request),
    asked: asked.map(({ name }) => name),
    several: need?.several ?? false,
    area: course.area,
    urgency: need?.urgency ?? "soon",
    shown: shownTo(course, need, unitId),
    from: { name: unit.name, phone: unit.phone },
    mayUsePlan: mayAskByPlan(unit),
    consentId: course.citizen.consent?.id ?? NO_CONSENT,
    toRead: await toRead(context, need ? [] : ["handingOver"], need ? [need.kind] : []),
  };
}

/** The door somebody came with, from the page of an offer: ticked from the start. */
const doorIn = (request: Request): readonly string[] =>
  new URL(request.url).searchParams.getAll("doer").slice(0, 5);

/** By name and by what the directory finds; without words, the likeliest for the need. The baton: who can hold it. */
async function findDoors(context: Route.LoaderArgs["context"], { course, need }: Subject, search: string) {
  const { db, directory, relay } = services(context);
  const needKind = need?.kind ?? null;
  const doors = (query: DoorQuery): Promise<readonly DoorChoice[]> =>
    relay.views.doors(actor(context), { needKind, area: course.area, ...query }, now(context));
  const wanted = needKind !== null || search !== "";
  const hits = wanted
    ? (
        await db.read(SYSTEM, (snapshot) =>
          directory.search(snapshot, offersFor(course, needKind, search), now(context)),
        )
      ).hits
    : [];
  const unitIds = hits.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const [byName, offered, rest] = await Promise.all([
    search === "" ? [] : doors({ search }),
    unitIds.length > 0 ? doors({ unitIds }) : [],
    search === "" ? doors({}) : [],
  ]);
  return { byName, hits, able: [...offered, ...rest] };
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
      toRead={loaderData.toRead}
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
            chosen={loaderData.chosen}
            more={loaderData.more}
            area={loaderData.area}
            urgency={loaderData.urgency}
            mayHideName={loaderData.shown.person !== null || loaderData.shown.depends}
            mayUsePlan={loaderData.mayUsePlan}
            consentId={loaderData.consentId}
            callPath={actionPath(courseId, "ring", needId)}
            again={actionData}
          />
          <ToRing offers={loaderData.toRing} callPath={actionPath(courseId, "ring", needId)} />
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
