import { data, redirect } from "react-router";
import type { DemoPerson } from "#modules/identity/index.ts";
import { now, query, services } from "../../../http/context.ts";
import { sessionCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { safeWay } from "../../../http/ways.ts";
import { demoPeople } from "../../../text/en/demoPeople.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { bySector, toldIn } from "./present.ts";

/** Demonstration only: the people one can be, with what to try. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, identity } = services(context);
  const asked = query(context);
  return {
    groups: bySector(config.demo ? await identity.demoPeople() : []),
    wayBack: safeWay(asked.get("videre")),
    ended: asked.has("ud"),
    unitClosed: asked.has("lukket"),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { config, identity } = services(context);
  if (!config.demo) throw data({ code: "notFound" }, 404);
  const fields = await commandForm(request);
  const [personId = "", unitId = ""] = fields.get("as").split("/");
  const token = await found(identity.signIn(personId, unitId, now(context)));
  return redirect(safeWay(fields.get("videre")), { headers: { "Set-Cookie": sessionCookie(token, config) } });
}

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { signIn } = useText();
  const { groups, wayBack, ended, unitClosed } = loaderData;
  if (groups.length === 0) {
    return (
      <Page title={signIn.title}>
        <EmptyState title={signIn.none} />
      </Page>
    );
  }
  return (
    <Page title={signIn.title} lead={signIn.lead}>
      {ended ? <Alert variant="info" title={signIn.ended} announce /> : null}
      {unitClosed ? <Alert variant="success" title={signIn.unitClosed} announce /> : null}
      {groups.map(({ sector, people }) => (
        <section key={sector} aria-labelledby={`sector-${sector}`}>
          <h2 id={`sector-${sector}`}>{signIn.sectors[sector]}</h2>
          <div className="tiles">
            {people.map((person) => (
              <Person key={person.personId} person={person} wayBack={wayBack} />
            ))}
          </div>
        </section>
      ))}
    </Page>
  );
}

/** One person: who they are, what to try, and a button for each unit they can be on duty for. */
function Person({ person, wayBack }: { person: DemoPerson; wayBack: string }) {
  const { signIn, lang } = useText();
  const told = toldIn(lang, person, lang === "en" ? demoPeople : {});
  return (
    <Card title={person.name} level={3}>
      <p className="quiet" lang={told.lang}>
        {told.title}
      </p>
      <p lang={told.lang}>{told.hint}</p>
      <form method="post" action="/log-ind" className="button-row">
        <input type="hidden" name="videre" value={wayBack} />
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
  );
}
