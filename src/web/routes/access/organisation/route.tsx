import { Link } from "react-router";
import { hasProved } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { askedOf, History, Pager, ProveFirst } from "../Parts.tsx";
import type { Route } from "./+types/route.ts";
import { OrganisationFields } from "./Facts.tsx";
import { parseOrganisation } from "./form.ts";
import { Times } from "./Times.tsx";

/** One organisation: what it is, who answers for it, how fast its units answer, and its units. For administrators. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = signedIn(context);
  const { setUp } = services(context).identity;
  const { organisationId } = params;
  const organisation = await found(setUp.organisationPage(who, organisationId));
  const { page } = askedOf(query(context));
  return {
    organisation,
    units: await setUp.unitList(who, { organisationId, page }),
    proved: hasProved(who, now(context)),
    done: query(context).has("gjort"),
  };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const who = signedIn(context);
  const { setUp } = services(context).identity;
  const { organisationId: id } = params;
  return handleCommand({
    request,
    context,
    parse: parseOrganisation,
    async run(command) {
      const at = now(context);
      if (command.do === "change") await setUp.changeOrganisation(who, id, command.facts, at);
      if (command.do === "leader") await setUp.nameLeader(who, id, command.email, at);
      if (command.do === "times") await setUp.giveAnswerTimes(who, id, command.times, at);
      return `/adgang/organisationer/${id}?gjort`;
    },
  });
}

export default function Organisation({ loaderData, actionData }: Route.ComponentProps) {
  const { setUp, common } = useText();
  const { organisation: words } = setUp;
  const { organisation, units, proved, done } = loaderData;
  return (
    <Page
      title={organisation.name}
      lead={common.sectors[organisation.sector]}
      back={<BackLink to="/adgang/organisationer" />}
    >
      {done ? <Alert variant="success" title={setUp.done} announce /> : null}
      <Units id={organisation.id} units={units} />
      <Card title={words.leader}>
        <p>{words.leaderLead}</p>
        <p>{organisation.leaderName === null ? words.noLeader : words.leaderNow(organisation.leaderName)}</p>
        {proved ? (
          <CommandForm name="leader" again={actionData}>
            <Field
              name="email"
              label={words.leaderEmail}
              hint={words.leaderHint}
              type="email"
              maxLength={254}
            />
            <ButtonRow>
              <Button variant="secondary">{words.leaderPress}</Button>
            </ButtonRow>
          </CommandForm>
        ) : (
          <ProveFirst back={`/adgang/organisationer/${organisation.id}`} />
        )}
      </Card>
      <Card title={words.facts}>
        <SummaryList
          rows={[
            { label: words.slug, value: `${organisation.slug} – ${words.slugUse}` },
            ...(organisation.externalId === null
              ? []
              : [{ label: words.externalId, value: organisation.externalId }]),
          ]}
        />
        <CommandForm name="change" again={actionData}>
          {organisation.units > 0 ? <p>{words.settled}</p> : null}
          <OrganisationFields of={organisation} />
          <ButtonRow>
            <Button variant="secondary">{words.save}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Times own={organisation.answerTimes} again={actionData} />
      <History lines={organisation.history} />
    </Page>
  );
}

function Units({ id, units }: { id: string; units: Route.ComponentProps["loaderData"]["units"] }) {
  const { setUp } = useText();
  const { organisation: words } = setUp;
  return (
    <Card title={words.units}>
      {units.total === 0 ? <EmptyState title={words.noUnits} /> : null}
      <ul>
        {units.lines.map((unit) => (
          <li key={unit.id}>
            <Link to={`/adgang/${unit.id}/oplysninger`}>{unit.name}</Link>
            {unit.standingReceiver ? <Badge>{setUp.units.receiver}</Badge> : null}
            {unit.isOpen ? null : <Badge>{setUp.units.closed}</Badge>}
          </li>
        ))}
      </ul>
      <Pager {...units} search="" />
      <ButtonRow>
        <LinkButton to={`/adgang/organisationer/${id}/ny-enhed`}>{words.addUnit}</LinkButton>
      </ButtonRow>
    </Card>
  );
}
