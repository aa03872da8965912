import "../shared/directory.css";
import { Link } from "react-router";
import { mayEdit, mayVouch, type ServiceShown } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actorContext, now, services, signedIn } from "../../../http/context.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { editorIfAny } from "../shared/editor.ts";
import { FIND, servicePath } from "../shared/paths.ts";
import { publicHeaders, publicly } from "../shared/publicPage.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";
import { type Carried, Carries } from "./Carries.tsx";
import { FreePlaces } from "./FreePlaces.tsx";
import { aboutToEnd, presentService } from "./present.ts";
import { ServiceView } from "./ServiceView.tsx";
import { standingOf } from "./standing.ts";

export const headers = publicHeaders;

/** Everything about one offer. For everybody; who works here sees besides how to ask, and whose it is to correct. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { config, db, directory } = services(context);
  const id = idIn(params.id);
  const [found, words, editor] = await Promise.all([
    db.read(SYSTEM, async (snapshot) => ({
      shown: await directory.serviceShown(snapshot, id),
      capacity: await directory.capacityOf(snapshot, [id], now(context)),
      units: await directory.capacityUnits(snapshot),
      reports: (await directory.openReports(snapshot, [id])).length,
    })),
    vocabulary(context),
    editorIfAny(context),
  ]);
  const { shown, capacity, units, reports } = found;
  if (!shown) return unknown();
  const service = presentService(shown, standingOf(shown, words.catalogue, words.now), words);
  const may = editor && {
    edit: mayEdit(editor, shown.belongs),
    vouch: mayVouch(editor, shown.belongs),
    work: editor.unit !== null,
  };
  return publicly(context, {
    service,
    tiles: config.mapTiles ?? null,
    capacity,
    units,
    reports,
    edition: shown.kept.edition,
    may,
    saved: new URL(request.url).searchParams.has("gemt"),
    ends: aboutToEnd(service.endsOn, words.now),
    carried: may?.edit && aboutToEnd(service.endsOn, words.now) ? await carriedBy(context, shown) : null,
  });
}

/** The edition that was on the page. */
function parseVouch(fields: FormFields, words: Text): Parsed<number> {
  const seen = Number(fields.get("seen"));
  return fields.form === "vouch" && Number.isInteger(seen) ? { ok: true, command: seen } : noSuchForm(words);
}

/** "Still right": said where one stands. */
export function action({ context, params, request }: Route.ActionArgs) {
  const id = idIn(params.id);
  return handleCommand({
    request,
    context,
    parse: (fields, words) => parseVouch(fields, words),
    async run(seen, key) {
      await services(context).directory.vouch(signedIn(context), id, seen, now(context), key);
      return `${servicePath(id)}?gemt`;
    },
  });
}

/** The people an offer carries that is about to end: by name for who leads it and is on duty there, else how many. */
async function carriedBy(
  context: Route.LoaderArgs["context"],
  { kept }: ServiceShown,
): Promise<Carried | null> {
  const { unitId } = kept.record;
  if (unitId === null) return null;
  const { views } = services(context).relay;
  const who = context.get(actorContext);
  if (who === null || who.unitId !== unitId || who.role !== "lead")
    return { people: [], others: await views.carriedBy(unitId) };
  const { courses, needs } = await views.responsibilities(who, unitId, now(context));
  const people = new Map([...courses, ...needs].map(({ courseId, knownAs }) => [courseId, knownAs]));
  const seen = [...people].flatMap(([courseId, knownAs]) =>
    knownAs === null ? [] : [{ courseId, knownAs }],
  );
  return { people: seen, others: people.size - seen.length };
}

export default function ServicePage({ loaderData, actionData }: Route.ComponentProps) {
  const { care, directory, directoryEdit } = useText();
  const { service: words } = directory;
  const { service, may, carried, tiles } = loaderData;
  const { organisation } = service;
  return (
    <Page
      title={service.name}
      lead={[service.kind, organisation && organisation.name !== service.name ? organisation.name : null]
        .filter(Boolean)
        .join(" · ")}
      back={<BackLink to={FIND}>{words.back}</BackLink>}
    >
      {loaderData.saved ? (
        <Alert variant="success" announce>
          {directoryEdit.history.saved}
        </Alert>
      ) : null}
      <div className="columns service">
        <div>
          <FreePlaces
            capacity={loaderData.capacity}
            units={loaderData.units}
            maySay={may?.vouch === true && may.work}
          />
          <ServiceView service={service} tiles={tiles} />
        </div>
        <div>
          <Card tone="quiet">
            {loaderData.reports > 0 ? <p>{care.report.standing(loaderData.reports)}</p> : null}
            <p>
              <Link to={`${servicePath(service.id)}/meld-fejl`}>{care.report.link}</Link>
            </p>
          </Card>
          {may ? (
            <Card title={words.forWorkers} tone="quiet">
              {may.work ? <p>{service.unitId ? words.askHow : words.mustRing}</p> : null}
              {may.work && service.unitId ? (
                <p>
                  <Link to={`${servicePath(service.id)}/spoerg`}>{words.askCourse}</Link>
                </p>
              ) : null}
              {may.vouch && service.trust.state !== "fresh" ? (
                <CommandForm name="vouch" again={actionData}>
                  <input type="hidden" name="seen" value={loaderData.edition} />
                  <Button variant="secondary">{care.worklist.stillRight}</Button>
                </CommandForm>
              ) : null}
              {may.edit ? (
                <p>
                  <Link to={`${servicePath(service.id)}/ret`}>{words.edit}</Link>
                </p>
              ) : null}
              <p>
                <Link to={`${servicePath(service.id)}/udgaver`}>{words.history}</Link>
              </p>
            </Card>
          ) : null}
          {carried ? <Carries carried={carried} endsOn={service.endsOn} /> : null}
        </div>
      </div>
    </Page>
  );
}
