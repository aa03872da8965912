import { Link } from "react-router";
import { isHealthDoor } from "#modules/consent/index.ts";
import { hasProved, type UnitPage } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { History } from "../Parts.tsx";
import type { Route } from "./+types/route.ts";
import { ContactFields, FactFields } from "./Fields.tsx";
import { parseUnit } from "./form.ts";
import { Receiver } from "./Receiver.tsx";

/** What is written of a unit. For administrators, its own lead, and who may sign for it; holds no citizen. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = signedIn(context);
  const unit = await found(services(context).identity.setUp.unitPage(who, params.unitId));
  return {
    unit,
    health: isHealthDoor(unit),
    // The page that closes it is for those on duty (law 8).
    mayClose: unit.isOpen && unit.may.sign && who.actor !== null,
    proved: hasProved(who, now(context)),
    done: query(context).has("gjort"),
  };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const who = signedIn(context);
  const { setUp } = services(context).identity;
  const { unitId } = params;
  return handleCommand({
    request,
    context,
    parse: parseUnit,
    async run(command) {
      const at = now(context);
      if (command.do === "change") await setUp.changeUnit(who, unitId, command.facts, at);
      if (command.do === "describe") await setUp.describeUnit(who, unitId, command.contact, at);
      if (command.do === "lead") await setUp.nameLead(who, unitId, command.personId, at);
      if (command.do === "offer") await setUp.offerDuty(who, unitId, command.area, at);
      if (command.do === "takeBack") await setUp.takeBackOffer(who, { unitId, id: command.id }, at);
      if (command.do === "sign") await setUp.signDuty(who, { unitId, id: command.id }, at);
      return `/adgang/${unitId}/oplysninger?gjort`;
    },
  });
}

type Again = Route.ComponentProps["actionData"];

export default function Unit({ loaderData, actionData }: Route.ComponentProps) {
  const { setUp } = useText();
  const { unit: words } = setUp;
  const { unit, mayClose, done } = loaderData;
  const back = unit.may.setUp ? `/adgang/organisationer/${unit.organisationId}` : "/adgang";
  return (
    <Page
      title={words.title(unit.name)}
      lead={words.lead}
      back={<BackLink to={back}>{unit.organisationName}</BackLink>}
    >
      {done ? <Alert variant="success" title={setUp.done} announce /> : null}
      {unit.isOpen ? null : <Alert variant="warning" title={words.closed} />}
      <p>
        {unit.may.describe ? <Link to={`/adgang/${unit.id}`}>{words.people}</Link> : null}
        {unit.may.describe && mayClose ? " · " : null}
        {mayClose ? <Link to={`/stigen/luk/${unit.id}`}>{words.close}</Link> : null}
      </p>
      {unit.isOpen && unit.may.describe ? (
        <Card title={words.contact}>
          <CommandForm name="describe" again={actionData}>
            <ContactFields of={unit} />
            <ButtonRow>
              <Button>{setUp.organisation.save}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      <Lead unit={unit} again={actionData} />
      <Receiver unit={unit} proved={loaderData.proved} again={actionData} />
      <Facts unit={unit} health={loaderData.health} again={actionData} />
      <History lines={unit.history} />
    </Page>
  );
}

function Lead({ unit, again }: { unit: UnitPage; again: Again }) {
  const { unit: words } = useText().setUp;
  const others = unit.leads.filter(({ personId }) => personId !== unit.leadId);
  return (
    <Card title={words.leadTitle}>
      <p>{unit.leadName === null ? words.noLead : words.leadNow(unit.leadName)}</p>
      {unit.may.setUp && unit.isOpen && others.length > 0 ? (
        <CommandForm name="lead" again={again}>
          <Select
            name="personId"
            label={words.leadChoose}
            options={others.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
          <ButtonRow>
            <Button variant="secondary">{words.leadPress}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Card>
  );
}

function Facts({ unit, health, again }: { unit: UnitPage; health: boolean; again: Again }) {
  const { setUp } = useText();
  const { unit: words } = setUp;
  return (
    <Card title={words.facts}>
      <SummaryList
        rows={[
          { label: words.health, value: health ? words.healthYes : words.healthNo },
          { label: words.slug, value: unit.slug },
          ...(unit.externalId === null ? [] : [{ label: words.externalId, value: unit.externalId }]),
        ]}
      />
      {unit.may.setUp && unit.isOpen ? (
        <CommandForm name="change" again={again}>
          <FactFields of={unit} />
          <ButtonRow>
            <Button variant="secondary">{setUp.organisation.save}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Card>
  );
}
