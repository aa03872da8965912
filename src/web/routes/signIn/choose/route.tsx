import { data, redirect } from "react-router";
import { now, pathContext, services } from "../../../http/context.ts";
import { sessionCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { safeWay } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** Demonstration only: the people one can be, with what to try. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, identity } = services(context);
  const asked = new URL(context.get(pathContext), "http://stafet.invalid").searchParams;
  return { people: config.demo ? await identity.demoPeople() : [], wayBack: safeWay(asked.get("videre")) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { config, identity } = services(context);
  if (!config.demo) throw data({ code: "notFound" }, 404);
  const fields = await commandForm(request);
  const [personId = "", unitId = ""] = fields.get("as").split("/");
  const token = await identity.signIn(personId, unitId, now(context));
  return redirect(safeWay(fields.get("videre")), { headers: { "Set-Cookie": sessionCookie(token, config) } });
}

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { signIn } = useText();
  if (loaderData.people.length === 0) {
    return (
      <Page title={signIn.title}>
        <EmptyState title={signIn.none} />
      </Page>
    );
  }
  return (
    <Page title={signIn.title} lead={signIn.lead}>
      <div className="tiles">
        {loaderData.people.map((person) => (
          <Card key={person.personId} title={person.name}>
            <p>{person.hint}</p>
            <form method="post" action="/log-ind" className="button-row">
              <input type="hidden" name="videre" value={loaderData.wayBack} />
              {person.units.map((unit) => (
                <Button
                  key={unit.unitId}
                  variant="secondary"
                  name="as"
                  value={`${person.personId}/${unit.unitId}`}
                  data-person={person.slug}
                  aria-label={`${signIn.choose(person.name)}, ${unit.unitName}`}
                >
                  {unit.unitName}
                </Button>
              ))}
            </form>
          </Card>
        ))}
      </div>
    </Page>
  );
}
