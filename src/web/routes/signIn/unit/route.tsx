import { redirect } from "react-router";
import { holds } from "#modules/identity/index.ts";
import { now, query, services, sessionContext, signedIn } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { SECOND_STEP, safeWay } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/** On duty where? For those who are members of several units: after signing in, and whenever they change. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  if (who.lacksSecondStep) throw redirect(SECOND_STEP);
  const duties = await services(context).signIn.dutiesOf(who);
  if (duties.length === 0 && holds(who, "administrator")) throw redirect("/adgang");
  return { duties, at: who.actor?.unitId ?? null, wayBack: safeWay(query(context).get("videre")) };
}

export async function action({ request, context }: Route.ActionArgs) {
  signedIn(context);
  const fields = await commandForm(request);
  const token = context.get(sessionContext) ?? "";
  await found(services(context).identity.switchUnit(token, fields.get("unit"), now(context)));
  return redirect(safeWay(fields.get("videre")));
}

export default function ChooseUnit({ loaderData }: Route.ComponentProps) {
  const { unit: words } = useText().signIn;
  const { duties, at, wayBack } = loaderData;
  if (duties.length === 0) {
    return (
      <Page title={words.title}>
        <EmptyState title={words.none} />
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="tiles">
        {duties.map((duty) => (
          <Card key={duty.unitId} title={duty.unitName} level={2}>
            <p className="quiet">
              {duty.organisationName} · {words.roles[duty.role]}
            </p>
            {duty.unitId === at ? <Badge>{words.now}</Badge> : null}
            <form method="post" className="button-row">
              <input type="hidden" name="videre" value={wayBack} />
              <Button variant="secondary" name="unit" value={duty.unitId}>
                {words.press(duty.unitName)}
              </Button>
            </form>
          </Card>
        ))}
      </div>
    </Page>
  );
}
