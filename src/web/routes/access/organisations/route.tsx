import { Link } from "react-router";
import { query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { askedOf, Pager, SearchForm } from "../Parts.tsx";
import { StillMissing } from "../StillMissing.tsx";
import type { Route } from "./+types/route.ts";

/** Organisationer: all of them. For administrators; holds no citizen. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  const { setUp } = services(context).identity;
  const asked = askedOf(query(context));
  const all = await found(setUp.organisationList(who, asked));
  return { all, state: await setUp.setUpState(who), search: asked.search };
}

export default function Organisations({ loaderData }: Route.ComponentProps) {
  const { setUp } = useText();
  const { organisations: words } = setUp;
  const { all, state, search } = loaderData;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to="/adgang" />}>
      <StillMissing state={state} />
      {state.organisations === 0 ? null : (
        <>
          <p>
            <LinkButton to="/adgang/organisationer/ny">{words.add}</LinkButton>{" "}
            <LinkButton to="/adgang/raad/nyt" variant="secondary">
              {setUp.body.link}
            </LinkButton>
          </p>
          <SearchForm search={search} />
          {all.total === 0 ? <p>{setUp.none}</p> : null}
        </>
      )}
      {all.total === 0 ? null : (
        <Card title={words.title}>
          <Table
            caption={words.title}
            columns={words.columns}
            rows={all.lines.map((each) => ({
              key: each.id,
              cells: [
                <Link key="name" to={`/adgang/organisationer/${each.id}`}>
                  {each.name}
                </Link>,
                setUp.sectors[each.sector],
                each.cvr ?? words.without,
                String(each.units),
              ],
            }))}
          />
          <Pager {...all} search={search} />
        </Card>
      )}
    </Page>
  );
}
