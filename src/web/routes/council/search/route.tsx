import { Form, Link } from "react-router";
import { PUBLIC_KINDS } from "#modules/council/index.ts";
import { now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { publicHeaders } from "../../directory/shared/publicPage.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { COUNCILS } from "../shared/paths.ts";
import { neverKept } from "../stories/shared/neverKept.ts";
import type { Route } from "./+types/route.ts";
import { askedIn, SEARCH, searchPath } from "./asked.ts";
import { Mark } from "./Mark.tsx";
import "./search.css";

export const headers = publicHeaders;

/** Looks through all that councils have made public. For everybody. */
export async function loader({ context }: Route.LoaderArgs) {
  const { council } = services(context);
  const asked = askedIn(query(context));
  const [bodies, years] = await Promise.all([council.bodies(), council.publicYears()]);
  const body = bodies.find(({ slug }) => slug === asked.body);
  const filter = { bodyId: body?.id, kind: asked.kind ?? undefined, year: asked.year ?? undefined };
  // Excerpts of stories among them: gone with the next look when one is withdrawn.
  return neverKept({
    asked: { ...asked, body: body?.slug ?? "" },
    result: await council.searchSite(asked.words, filter, asked.page, now(context)),
    bodies: bodies.map(({ slug, name }) => ({ value: slug, label: name })),
    ...{ years, kinds: PUBLIC_KINDS },
  });
}

export default function SearchCouncils({ loaderData }: Route.ComponentProps) {
  const { council, councilSite, lang } = useText();
  const words = councilSite.search;
  const { asked, result, bodies, years, kinds } = loaderData;
  const pages = Math.ceil((result?.total ?? 0) / 20);
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={COUNCILS}>{council.title}</BackLink>}>
      <Form method="get" action={SEARCH} role="search" className="command site-search">
        <Field
          name="q"
          label={words.words}
          hint={words.hint}
          type="search"
          initial={asked.words}
          maxLength={200}
          optional
        />
        <div className="site-filters">
          <Select
            name="raad"
            label={words.body}
            options={bodies}
            initial={asked.body}
            none={words.allBodies}
            optional
          />
          <Select
            name="slags"
            label={words.kind}
            options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            initial={asked.kind ?? ""}
            none={words.allKinds}
            optional
          />
          <Select
            name="aar"
            label={words.year}
            options={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
            initial={asked.year === null ? "" : `${asked.year}`}
            none={words.allYears}
            optional
          />
        </div>
        <ButtonRow>
          <Button>{words.search}</Button>
        </ButtonRow>
      </Form>
      {result === null ? null : (
        <section aria-labelledby="fundet">
          <h2 id="fundet">{words.found(result.total)}</h2>
          {result.some ? <p>{words.some}</p> : null}
          {result.newestOnly ? <p>{words.newestOnly}</p> : null}
          {result.total === 0 ? <p>{words.nothing}</p> : null}
          <Rows>
            {result.hits.map((hit) => (
              <Row
                key={hit.to}
                title={
                  <Link to={hit.to} lang="da">
                    <Mark pieces={hit.part.length > 0 ? hit.part : hit.title} />
                  </Link>
                }
                time={<Badge>{words.kinds[hit.kind]}</Badge>}
              >
                <Facts
                  items={[
                    hit.part.length > 0 ? hit.title.map(({ text }) => text).join("") : hit.bodyName,
                    dayOfMeeting(hit.day, lang),
                  ]}
                />
                <p lang="da" className="excerpt">
                  <Mark pieces={hit.excerpt} />
                </p>
              </Row>
            ))}
          </Rows>
          {pages > 1 ? (
            <nav className="button-row" aria-label={words.pages}>
              {asked.page > 1 ? (
                <Link to={searchPath({ ...asked, page: asked.page - 1 })}>{words.before}</Link>
              ) : null}
              <span>{words.page(asked.page, pages)}</span>
              {asked.page < pages ? (
                <Link to={searchPath({ ...asked, page: asked.page + 1 })}>{words.after}</Link>
              ) : null}
            </nav>
          ) : null}
        </section>
      )}
    </Page>
  );
}
