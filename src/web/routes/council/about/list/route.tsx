import { Link } from "react-router";
import { now, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { readerOf } from "../../shared/keeping.ts";
import { bodyPath } from "../../shared/paths.ts";
import { aboutPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** What a council says of itself, for everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.livingPages(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, keeps, pages } = found;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps },
    pages: pages.map(({ slug, kind, endsOn, current, versions }) => ({
      ...{ slug, kind, endsOn },
      title: (current ?? versions[0])?.title ?? slug,
      validFrom: current?.validFrom ?? null,
    })),
  });
}

export default function About({ loaderData }: Route.ComponentProps) {
  const { councilSite, lang } = useText();
  const words = councilSite.about;
  const { slug, name, keeps, pages } = loaderData;
  const [alone, areas] = [
    pages.filter(({ kind }) => kind !== "focusArea"),
    pages.filter(({ kind }) => kind === "focusArea"),
  ];
  const row = ({ slug: page, kind, title, validFrom, endsOn }: (typeof pages)[number]) => (
    <Row
      key={page}
      title={
        <Link to={aboutPath(slug, page)} lang="da">
          {title}
        </Link>
      }
    >
      <Facts
        items={[
          kind === "focusArea" ? null : words.kinds[kind],
          validFrom === null ? words.notYet : words.inForce(dayOfMeeting(validFrom, lang)),
          endsOn === null ? null : words.ended(dayOfMeeting(endsOn, lang)),
        ]}
      />
    </Row>
  );
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="pages" sits={keeps} />
      {pages.length === 0 ? <EmptyState title={words.none} /> : null}
      {alone.length > 0 ? (
        <Card>
          <Rows>{alone.map(row)}</Rows>
        </Card>
      ) : null}
      {areas.length > 0 ? (
        <Card title={words.focusAreas}>
          <Rows>{areas.map(row)}</Rows>
        </Card>
      ) : null}
      {keeps ? <LinkButton to={aboutPath(slug, "ny")}>{words.add}</LinkButton> : null}
    </Page>
  );
}
