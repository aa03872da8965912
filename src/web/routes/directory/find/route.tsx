import "../shared/directory.css";
import "./find.css";
import { Link, redirect } from "react-router";
import { mayEditAll, type SearchQuery } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { actorContext, now, services, text } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { EmergencyNote } from "../../../ui/EmergencyNote.tsx";
import { Page } from "../../../ui/Page.tsx";
import { editorIfAny } from "../shared/editor.ts";
import { BULK } from "../shared/paths.ts";
import { publicHeaders, publicly } from "../shared/publicPage.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";
import { FindForm } from "./FindForm.tsx";
import { addressOf, isAsked, queryFrom } from "./form.ts";
import { HitCard } from "./HitCard.tsx";
import { type Helper, Missing } from "./Missing.tsx";
import { facetGroups, namesIn, reasonsInWords, suggestions } from "./present.ts";

export const headers = publicHeaders;

/** Find en dør: for everybody. Who is on duty is searched for from where they stand. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  const words = text(context);
  const query = queryFrom(new URL(request.url).searchParams);
  const unit = context.get(actorContext)?.unit ?? null;
  const search = (one: SearchQuery) =>
    db.read(SYSTEM, (snapshot) => directory.search(snapshot, one, now(context)));
  const from: SearchQuery = unit ? { ...query, person: { municipality: unit.area } } : query;
  const [result, vocab, editor] = await Promise.all([
    search(from),
    vocabulary(context),
    editorIfAny(context),
  ]);
  if (result.pages > 0 && result.page > result.pages)
    throw redirect(addressOf({ ...query, page: result.pages }));
  const names = namesIn(vocab);
  const helpers =
    result.total > 0 || unit
      ? []
      : (await search({ ...(query.near && { near: query.near }), filters: { kinds: HELPERS }, size: 5 }))
          .hits;
  return publicly(context, {
    query,
    asked: isAsked(query),
    total: result.total,
    page: result.page,
    pages: result.pages,
    understood: result.understood,
    hits: result.hits.map((hit) => ({
      hit,
      kind: names.kind(hit.kind),
      reasons: reasonsInWords(hit, names, words),
    })),
    groups: facetGroups(result, query, names, words),
    suggestions: suggestions(result, query, names, words),
    onDuty: unit !== null,
    may: {
      add: editor !== null && (editor.edits.length > 0 || editor.unit?.role === "lead"),
      bulk: editor?.edits.some(({ region }) => mayEditAll(editor, region)) ?? false,
    },
    helpers: helpers.map(({ serviceId, name, phone }): Helper => ({ id: serviceId, name: name.da, phone })),
  });
}

/** Who helps people through, whatever it is: whom to ring when nothing else was found. */
const HELPERS = ["navigator", "supportContact", "streetTeam", "dropIn", "patientGuide"];

export default function FindPage({ loaderData }: Route.ComponentProps) {
  const { directory, directoryEdit } = useText();
  const { find } = directory;
  const { query, total, page, pages, hits, understood } = loaderData;
  return (
    <Page title={find.title} lead={find.lead}>
      <FindForm query={query} groups={loaderData.groups} asked={loaderData.asked} />
      <EmergencyNote />
      <section aria-labelledby="hits">
        <h2 id="hits">{total === 0 ? find.nothing : find.total(total)}</h2>
        {understood.corrected.map(({ typed, taken }) => (
          <p key={typed}>{find.corrected(typed, taken)}</p>
        ))}
        {understood.unknown.length > 0 ? <p>{find.unknown(understood.unknown.join(" "))}</p> : null}
        {understood.someWordsOnly && total > 0 ? <p>{find.someWords}</p> : null}
        {query.near && understood.near?.code !== query.near ? <p>{find.nearUnknown(query.near)}</p> : null}
        {understood.near && total > 0 ? <p className="quiet">{find.nearTo(understood.near.name)}</p> : null}
        {loaderData.suggestions.length > 0 ? (
          <>
            <h3>{find.tryThis}</h3>
            <ul className="items">
              {loaderData.suggestions.map(({ to, label }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <ol className="hits nobullet-list">
          {hits.map((shown) => (
            <HitCard key={shown.hit.serviceId} shown={shown} />
          ))}
        </ol>
        {pages > 1 ? <Pages query={query} page={page} pages={pages} /> : null}
      </section>
      {total === 0 ? <Missing onDuty={loaderData.onDuty} helpers={loaderData.helpers} /> : null}
      <ul className="items">
        <li>
          <Link to="/find/plakat">{find.poster}</Link>
        </li>
        {loaderData.may.add ? (
          <li>
            <Link to="/tilbud/nyt">{directoryEdit.titles.newService}</Link>
          </li>
        ) : null}
        {loaderData.may.bulk ? (
          <li>
            <Link to={BULK}>{directoryEdit.bulk.menu}</Link>
          </li>
        ) : null}
      </ul>
    </Page>
  );
}

function Pages({ query, page, pages }: { query: SearchQuery; page: number; pages: number }) {
  const { find } = useText().directory;
  return (
    <nav aria-label={find.pages} className="pages">
      {page > 1 ? <Link to={addressOf({ ...query, page: page - 1 })}>{find.previous}</Link> : null}
      <span>{find.page(page, pages)}</span>
      {page < pages ? <Link to={addressOf({ ...query, page: page + 1 })}>{find.next}</Link> : null}
    </nav>
  );
}
