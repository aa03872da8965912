import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";
import { Contacts } from "../shared/Contacts.tsx";
import { organisationPath } from "../shared/paths.ts";
import { OpeningLine, Weeks } from "./Hours.tsx";
import type { PeriodShown, ServiceOnPage } from "./present.ts";
import { TrustLine } from "./Trust.tsx";
import { Where } from "./Where.tsx";

/** All of a service in the order it matters to somebody on their way: let in, ring, open, where, may I – then the rest. */
export function ServiceView({ service, tiles }: { service: ServiceOnPage; tiles: string | null }) {
  const { service: words } = useText().directory;
  return (
    <>
      {service.alert ? (
        <Alert variant="warning" title={words.alert}>
          {service.alert}
        </Alert>
      ) : null}
      {service.status === "active" ? null : <Alert variant="warning">{words.notGiven[service.status]}</Alert>}
      <Card title={words.letIn}>
        <p className="let-in written" lang={service.letIn ? "da" : undefined}>
          {service.letIn ?? words.letInUnknown}
        </p>
        <ul className="nobullet-list ring">
          {service.phones.map(({ id, number, description, extension }) => (
            <li key={id}>
              <PhoneLink phone={number} /> {[extension, description].filter(Boolean).join(" ")}
            </li>
          ))}
        </ul>
        <p>
          <OpeningLine opening={service.opening} />
        </p>
        <Weeks weeks={service.weeks} />
        <TrustLine trust={service.trust} />
      </Card>
      <Where places={service.places} moves={service.moves} tiles={tiles} />
      <Conditions {...service} />
      <About service={service} />
      <Whose service={service} />
    </>
  );
}

function Conditions({ conditions, ...service }: ServiceOnPage) {
  const { service: words } = useText().directory;
  const rows: (SummaryRow | null)[] = [
    conditions.met.length > 0 ? { label: words.met, value: <Items items={conditions.met} /> } : null,
    conditions.lacking.length > 0
      ? { label: words.lacking, value: <Items items={conditions.lacking} /> }
      : null,
    { label: words.ageLabel, value: words.age(service.minimumAge, service.maximumAge) },
    { label: words.languages, value: words.danishToo(service.languages) },
    service.interpretation ? { label: words.interpretation, value: service.interpretation } : null,
    service.eligibility
      ? { label: words.who, value: <span className="written">{service.eligibility}</span> }
      : null,
    service.costs.length > 0 ? { label: words.cost, value: <Items items={service.costs} /> } : null,
    service.documents.length > 0
      ? { label: words.documents, value: <Items items={service.documents} /> }
      : null,
  ];
  return (
    <Card title={words.conditions}>
      <SummaryList rows={rows.filter((row) => row !== null)} />
      {conditions.unknown.length > 0 ? (
        <Details summary={words.unknown}>
          <Items items={conditions.unknown} />
        </Details>
      ) : null}
    </Card>
  );
}

const Items = ({ items }: { items: readonly (string | undefined)[] }) => (
  <ul className="items">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

function About({ service }: { service: ServiceOnPage }) {
  const { service: words } = useText().directory;
  if (service.description === "" && service.needs.length === 0 && !service.helpsThrough) return null;
  return (
    <Card title={words.helps}>
      {service.helpsThrough ? <p>{words.helpsThrough}</p> : null}
      {service.needs.length > 0 ? <Items items={service.needs} /> : null}
      {service.description === "" ? null : (
        <p className="written" lang={service.descriptionLang}>
          {service.description}
        </p>
      )}
      {service.english === null ? null : (
        <Details summary={<span lang="en">{words.english}</span>}>
          <p className="written" lang="en">
            {service.english}
          </p>
        </Details>
      )}
    </Card>
  );
}

function Whose({ service }: { service: ServiceOnPage }) {
  const { service: words } = useText().directory;
  const { period } = service;
  const operator = period?.operator ?? service.organisation;
  const rows: (SummaryRow | null)[] = [
    operator ? { label: words.operator, value: <Party party={operator} /> } : null,
    ...(period ? periodRows(period, words) : []),
    ...service.next.slice(0, 1).map((later) => ({ label: words.later, value: <Later period={later} /> })),
    service.url ? { label: words.website, value: <a href={service.url}>{hostOf(service.url)}</a> } : null,
    service.email
      ? { label: words.email, value: <a href={`mailto:${service.email}`}>{service.email}</a> }
      : null,
    service.contacts.length > 0
      ? { label: words.contacts, value: <Contacts contacts={service.contacts} /> }
      : null,
    service.source ? { label: words.more, value: words.source(service.source) } : null,
  ];
  return (
    <Card title={words.runBy}>
      <SummaryList rows={rows.filter((row) => row !== null)} />
    </Card>
  );
}

const Party = ({ party }: { party: { id: string; name: string } }) => (
  <Link to={organisationPath(party.id)}>{party.name}</Link>
);

/** What is known to become of it. */
function Later({ period }: { period: PeriodShown }) {
  const parties = [period.operator, period.authority].filter((party) => party !== null);
  return (
    <>
      <Day on={period.validFrom} />
      {parties.map((party) => (
        <span key={party.id}>
          {" · "}
          <Party party={party} />
        </span>
      ))}
    </>
  );
}

type Words = ReturnType<typeof useText>["directory"]["service"];

function periodRows(period: PeriodShown, words: Words): (SummaryRow | null)[] {
  const day = (label: string, on: string | null) => (on === null ? null : { label, value: <Day on={on} /> });
  return [
    period.authority ? { label: words.authority, value: <Party party={period.authority} /> } : null,
    { label: words.area, value: period.areas.length > 0 ? period.areas.join(", ") : words.everywhere },
    period.funding === "" ? null : { label: words.funding, value: period.funding },
    day(words.agreementEnds, period.agreementEndsOn),
    day(words.fundingEnds, period.fundingEndsOn),
    day(words.arrangementEnds, period.validTo),
  ];
}

const hostOf = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
