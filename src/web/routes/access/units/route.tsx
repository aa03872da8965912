import { Link, redirect } from "react-router";
import { holds } from "#modules/identity/index.ts";
import { services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Whose people does one look after? A lead goes straight to their unit; an administrator chooses. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  if (!holds(who, "administrator")) throw redirect(who.actor ? `/adgang/${who.actor.unitId}` : "/");
  const units = await services(context).identity.units();
  return units.map(({ id, name, organisationName }) => ({ id, name, organisationName }));
}

export default function Units({ loaderData }: Route.ComponentProps) {
  const { units: words } = useText().access;
  return (
    <Page title={words.title} lead={words.lead}>
      <Card>
        <ul>
          {loaderData.map((unit) => (
            <li key={unit.id}>
              <Link to={`/adgang/${unit.id}`}>{unit.name}</Link> · {unit.organisationName}
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
