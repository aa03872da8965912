import "../shared/directory.css";
import "./poster.css";
import { Link } from "react-router";
import { hoursOf } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { now, services, text } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { fullMoment } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { namesIn } from "../find/present.ts";
import { publicHeaders, publicly } from "../shared/publicPage.ts";
import { unknown } from "../shared/unknown.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";
import { entryOf, FITS, type PosterEntry, sentences, spread } from "./present.ts";

export const headers = publicHeaders;

const FORMS = ["poster", "pocket", "text"] as const;

/** A municipality's doors on a poster, on a list to fold, or as text that is read aloud. For everybody. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  const words = text(context);
  const form = oneOf(new URL(request.url).searchParams.get("form") ?? "", FORMS) ?? "poster";
  const vocab = await vocabulary(context);
  const found = await db.read(SYSTEM, async (snapshot) => {
    const place = (await directory.municipalities(snapshot)).find(({ code }) => code === params.municipality);
    if (!place) return null;
    const query = { filters: { municipality: place.code }, near: place.code, size: 100 };
    const { hits, total } = await directory.search(snapshot, query, now(context));
    const shown = spread(hits, FITS[form]);
    const offers = await directory.records(
      snapshot,
      "service",
      shown.map(({ serviceId }) => serviceId),
    );
    const places = [...offers.values()].flatMap(({ record }) =>
      record.places.map(({ locationId }) => locationId),
    );
    const locations = await directory.records(snapshot, "location", [...new Set(places)]);
    return { place, shown, total, offers, locations };
  });
  if (!found) return unknown();
  const { place, shown, total, offers, locations } = found;
  const at = new Map([...locations].map(([id, { record }]) => [id, record]));
  const names = namesIn(vocab);
  const entries = shown.map((hit) => {
    const service = offers.get(hit.serviceId)?.record;
    return entryOf(hit, service ? hoursOf(service, at, now(context)) : [], at, names, words);
  });
  return publicly(context, {
    form,
    code: place.code,
    name: place.name,
    entries: entries.map((entry) => ({ ...entry, sentences: sentences(entry, words) })),
    more: total - entries.length,
  });
}

export default function Poster({ loaderData }: Route.ComponentProps) {
  const { directory, lang } = useText();
  const { poster } = directory;
  const now = useNow();
  const { form, code, name, entries, more } = loaderData;
  return (
    <Page
      title={poster.title(name)}
      lead={poster.lead}
      back={<BackLink to="/find/plakat">{poster.back}</BackLink>}
    >
      <nav className="not-printed poster-forms" aria-label={poster.choose}>
        {FORMS.map((one) => (
          <Link
            key={one}
            to={`/find/plakat/${code}?form=${one}`}
            aria-current={one === form ? "page" : undefined}
          >
            {poster.kinds[one]}
          </Link>
        ))}
      </nav>
      {form === "text" ? <ReadAloud /> : <p className="quiet not-printed">{poster.print}</p>}
      {form === "pocket" ? <p className="quiet not-printed">{poster.fold}</p> : null}
      {entries.length === 0 ? <p>{poster.none}</p> : null}
      <article className={`poster poster-${form}`} id="poster" lang={lang}>
        <p className="poster-emergency">{poster.emergency}</p>
        {form === "text"
          ? entries.map((entry) => (
              <section key={entry.id}>
                <h2>{entry.name}</h2>
                {entry.sentences.slice(1).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </section>
            ))
          : entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
        {more > 0 && form !== "text" ? <p>{poster.more(more)}</p> : null}
        <p className="quiet">{poster.madeOn(fullMoment(now, lang))}</p>
      </article>
    </Page>
  );
}

function Entry({ entry }: { entry: PosterEntry }) {
  const { poster } = useText().directory;
  return (
    <section className="poster-entry">
      <h2>{entry.name}</h2>
      <p>
        {entry.kind}
        {entry.verified ? "" : ` (${poster.notVerified})`}
      </p>
      {entry.phone ? <p className="poster-phone">{entry.phone}</p> : null}
      {entry.address ? <p>{entry.address}</p> : null}
      {entry.hours ? (
        <p>
          {poster.open}: {entry.hours}
        </p>
      ) : null}
    </section>
  );
}

/** The browser's own voice, where it has one: `enhance.ts` shows the buttons. Without it the page is plain text. */
function ReadAloud() {
  const { poster } = useText().directory;
  return (
    <p className="not-printed" data-read-aloud="poster" hidden>
      <button type="button" className="button button-secondary" data-read>
        {poster.read}
      </button>{" "}
      <button type="button" className="button button-tertiary" data-stop hidden>
        {poster.stop}
      </button>
    </p>
  );
}
