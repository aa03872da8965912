import { data } from "react-router";
import type { DemoPerson } from "#modules/identity/index.ts";
import { now, origin, query, services, workstationContext } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { safeWay } from "../../../http/ways.ts";
import { demoPeople } from "../../../text/en/demoPeople.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { entry, from, type SignInStep } from "./entry.ts";
import { bySector, toldIn } from "./present.ts";
import { Review } from "./Review.tsx";
import { Carry, CodeForm, WaysIn } from "./WaysIn.tsx";

/** The way in: e-mail and password and, in the demonstration only, the people one can be, with what to try. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, identity, signIn, demoCard } = services(context);
  const asked = query(context);
  return {
    groups: bySector(config.demo ? await identity.demoPeople() : []),
    wayBack: safeWay(asked.get("videre")),
    ended: asked.has("ud"),
    unitClosed: asked.has("lukket"),
    newPassword: asked.has("ny-adgangskode"),
    demo: config.demo,
    card: await demoCard(),
    newHouse: !config.demo && (await signIn.isNewHouse()),
    providers: signIn.providers,
    shared: context.get(workstationContext) !== null,
    question: await signIn.askForPasskey(origin(context), now(context)),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { config, identity, signIn } = services(context);
  const fields = await commandForm(request);
  const { get } = fields;
  if (fields.form === "kept") {
    const kept = get("kept");
    // Only what we have sealed is worth keeping; without providers nobody needs it kept.
    const keep = signIn.providers.length > 0 && signIn.open(kept) !== null;
    const keptAt = keep ? await signIn.keep(kept, now(context)) : "";
    return data<SignInStep>({ step: "signIn", kept, keptAt, wayBack: safeWay(get("videre")) }, 401);
  }
  if (fields.form === "password") {
    const typed = { email: get("email"), password: get("password") };
    return entry(context, fields, () => signIn.withPassword(typed, from(context), now(context)));
  }
  if (fields.form === "passkey") {
    const answer = { response: get("response"), sealed: get("sealed") };
    return entry(context, fields, () =>
      signIn.withPasskey(answer, origin(context), from(context), now(context)),
    );
  }
  if (fields.form === "code") {
    const cookies = request.headers.get("Cookie") ?? "";
    const typed = { code: get("code").replaceAll(" ", ""), cookies, recovery: fields.has("recovery") };
    return entry(context, fields, () => signIn.withCode(typed, from(context), now(context)), "code");
  }
  if (!config.demo) throw data({ code: "notFound" }, 404);
  const [personId = "", unitId = ""] = get("as").split("/");
  return entry(context, fields, async () => {
    const token = await found(identity.signIn(personId, unitId, now(context)));
    return { kind: "in", token, device: null, personId };
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { signIn } = useText();
  const { groups, ended, unitClosed, demo, newPassword } = loaderData;
  const step = actionData ?? { step: "signIn" as const, kept: "", keptAt: "", wayBack: loaderData.wayBack };
  if (step.step === "review") return <Review kept={step.kept} />;
  if (step.step === "code") {
    return (
      <Page title={signIn.code.title} lead={signIn.code.lead}>
        <Card>
          <CodeForm {...step} />
        </Card>
      </Page>
    );
  }
  const { kept, keptAt, wayBack } = step;
  const expired = kept ? (
    <Alert variant="info" title={signIn.real.expiredTitle} announce>
      {signIn.real.expired}
    </Alert>
  ) : null;
  if (!demo) {
    return (
      <Page title={signIn.real.title} lead={signIn.real.lead}>
        {expired}
        {ended ? <Alert variant="info" title={signIn.ended} announce /> : null}
        {unitClosed ? <Alert variant="success" title={signIn.unitClosed} announce /> : null}
        {newPassword ? <Alert variant="success" title={signIn.forgotten.done} announce /> : null}
        {loaderData.newHouse ? <Alert variant="info">{signIn.real.newHouse}</Alert> : null}
        <Card>
          <WaysIn step={step} {...loaderData} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={signIn.title} lead={signIn.lead}>
      {expired}
      {ended ? <Alert variant="info" title={signIn.ended} announce /> : null}
      {unitClosed ? <Alert variant="success" title={signIn.unitClosed} announce /> : null}
      {newPassword ? <Alert variant="success" title={signIn.forgotten.done} announce /> : null}
      {groups.map(({ sector, people }) => (
        <section key={sector} aria-labelledby={`sector-${sector}`}>
          <h2 id={`sector-${sector}`}>{signIn.sectors[sector]}</h2>
          <div className="tiles">
            {people.map((person) => (
              <Person key={person.personId} person={person} kept={kept} keptAt={keptAt} wayBack={wayBack} />
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 ? <EmptyState title={signIn.none} /> : null}
      {loaderData.card ? (
        <section aria-labelledby="own-side">
          <h2 id="own-side">{signIn.ownSide.title}</h2>
          <p>
            <a href={`/kort/${loaderData.card.code}`}>{signIn.ownSide.try}</a>{" "}
            {signIn.ownSide.card(loaderData.card.code, loaderData.card.pin)}
          </p>
        </section>
      ) : null}
      <Details
        summary={signIn.real.demoTitle}
        open={step.again !== undefined || newPassword || groups.length === 0}
      >
        <Card>
          <WaysIn step={step} {...loaderData} />
        </Card>
      </Details>
    </Page>
  );
}

/** One person: who they are, what to try, and a button for each unit they can be on duty for. */
function Person({ person, ...carried }: { person: DemoPerson } & Parameters<typeof Carry>[0]) {
  const { signIn, lang } = useText();
  const told = toldIn(lang, person, lang === "en" ? demoPeople : {});
  return (
    <Card title={person.name} level={3}>
      <p className="quiet" lang={told.lang}>
        {told.title}
      </p>
      <p lang={told.lang}>{told.hint}</p>
      <form method="post" action="/log-ind" className="button-row">
        <Carry {...carried} />
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
