import { Link, redirect } from "react-router";
import { holds } from "#modules/identity/index.ts";
import { query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { askedOf, Pager, SearchForm } from "../Parts.tsx";
import { StillMissing } from "../StillMissing.tsx";
import type { Route } from "./+types/route.ts";

/**
 * Whose people does one look after? A lead goes straight to their unit, a responsible leader of more chooses among
 * them, an administrator among all – and sees what the house still lacks.
 */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  const { setUp } = services(context).identity;
  if (!holds(who, "administrator")) {
    const led = await setUp.unitsLedBy(who);
    if (led.every(({ id }) => id === who.actor?.unitId))
      throw redirect(who.actor ? `/adgang/${who.actor.unitId}` : "/");
    return { led, all: null, state: null, search: "" };
  }
  const asked = askedOf(query(context));
  const [all, state] = await Promise.all([setUp.unitList(who, asked), setUp.setUpState(who)]);
  return { led: null, all, state, search: asked.search };
}

export default function Units({ loaderData }: Route.ComponentProps) {
  const { access, setUp } = useText();
  const { units: words } = setUp;
  const { led, all, state, search } = loaderData;
  if (led !== null) {
    return (
      <Page title={access.units.title} lead={words.ledLead}>
        <Card>
          <ul>
            {led.map((unit) => (
              <li key={unit.id}>
                <Link to={`/adgang/${unit.id}/oplysninger`}>{unit.name}</Link> · {unit.organisationName}
              </li>
            ))}
          </ul>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={access.units.title} lead={words.lead}>
      <StillMissing state={state} />
      <p>
        <LinkButton to="/adgang/organisationer">{setUp.menu}</LinkButton>
      </p>
      {state.units === 0 ? null : <SearchForm search={search} />}
      {all.total === 0 && state.units > 0 ? <p>{setUp.none}</p> : null}
      {all.total === 0 ? null : (
        <Card title={words.title}>
          <Table
            caption={words.title}
            columns={words.columns}
            rows={all.lines.map((unit) => ({
              key: unit.id,
              cells: [
                <span key="name">
                  <Link to={`/adgang/${unit.id}/oplysninger`}>{unit.name}</Link>
                  {unit.standingReceiver ? <Badge>{words.receiver}</Badge> : null}
                  {unit.isOpen ? null : <Badge>{words.closed}</Badge>}
                </span>,
                <Link key="organisation" to={`/adgang/organisationer/${unit.organisationId}`}>
                  {unit.organisationName}
                </Link>,
                unit.leadName ?? words.noLead,
                <Link key="people" to={`/adgang/${unit.id}`} aria-label={words.peopleOf(unit.name)}>
                  {words.people}
                </Link>,
              ],
            }))}
          />
          <Pager {...all} search={search} />
        </Card>
      )}
    </Page>
  );
}
