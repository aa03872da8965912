import "../shared/directory.css";
import { Link } from "react-router";
import { mayEdit } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";
import { addressLine } from "../service/address.ts";
import { Contacts } from "../shared/Contacts.tsx";
import { editorIfAny } from "../shared/editor.ts";
import { FIND, locationEditPath, organisationPath, servicePath } from "../shared/paths.ts";
import { publicHeaders, publicly } from "../shared/publicPage.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** An organisation: what it offers, where, and whom to turn to. For everybody. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  const id = idIn(params.organisationId);
  const [shown, words, editor] = await Promise.all([
    db.read(SYSTEM, (snapshot) => directory.organisationShown(snapshot, id)),
    vocabulary(context),
    editorIfAny(context),
  ]);
  if (!shown) return unknown();
  const { record } = shown.kept;
  const { details } = record;
  const kinds = new Map(words.catalogue.kinds.map(({ code, name }) => [code, name[words.lang]]));
  return publicly(context, {
    id,
    name: record.name,
    parent: shown.parent,
    description: details.description ?? "",
    website: details.website ?? null,
    email: details.email ?? null,
    cvr: details.taxId ?? null,
    phones: details.phones ?? [],
    contacts: (details.contacts ?? []).map(({ name, title, email, phones }) => ({
      name: [name, title].filter(Boolean).join(", "),
      email: email ?? null,
      phones: (phones ?? []).map(({ number }) => number),
    })),
    services: shown.services.map((one) => ({ ...one, kind: kinds.get(one.kind) ?? one.kind })),
    places: shown.locations.map((place) => ({ id: place.id, name: place.name, address: addressLine(place) })),
    mayEdit: editor !== null && mayEdit(editor, shown.belongs),
    saved: new URL(request.url).searchParams.has("gemt"),
  });
}

export default function OrganisationPage({ loaderData }: Route.ComponentProps) {
  const { directory, directoryEdit } = useText();
  const { organisation: words, service } = directory;
  const { id, places, services: offers } = loaderData;
  const rows: (SummaryRow | null)[] = [
    loaderData.parent
      ? {
          label: words.partOf,
          value: <Link to={organisationPath(loaderData.parent.id)}>{loaderData.parent.name}</Link>,
        }
      : null,
    ...loaderData.phones.map((phone, at) => ({
      label: at === 0 ? directory.poster.phone : `${directory.poster.phone} ${at + 1}`,
      value: (
        <>
          <PhoneLink phone={phone.number} /> {phone.description}
        </>
      ),
    })),
    loaderData.email
      ? { label: service.email, value: <a href={`mailto:${loaderData.email}`}>{loaderData.email}</a> }
      : null,
    loaderData.website
      ? { label: service.website, value: <a href={loaderData.website}>{loaderData.website}</a> }
      : null,
    loaderData.contacts.length > 0
      ? { label: words.contacts, value: <Contacts contacts={loaderData.contacts} /> }
      : null,
    loaderData.cvr ? { label: words.cvr, value: loaderData.cvr } : null,
  ];
  return (
    <Page title={loaderData.name} back={<BackLink to={FIND}>{service.back}</BackLink>}>
      {loaderData.saved ? (
        <Alert variant="success" announce>
          {directoryEdit.history.saved}
        </Alert>
      ) : null}
      <Card title={words.services}>
        {offers.length === 0 ? <EmptyState title={words.none} /> : null}
        <ul className="items">
          {offers.map((offer) => (
            <li key={offer.id}>
              <Link to={servicePath(offer.id)}>{offer.name}</Link> <span className="quiet">{offer.kind}</span>{" "}
              {offer.status === "active" ? null : <Badge>{service.status[offer.status]}</Badge>}
            </li>
          ))}
        </ul>
        {loaderData.mayEdit ? (
          <ButtonRow>
            <LinkButton to={`/tilbud/nyt?organisation=${id}`}>{words.add}</LinkButton>
          </ButtonRow>
        ) : null}
      </Card>
      {places.length > 0 || loaderData.mayEdit ? (
        <Card title={words.places}>
          <ul className="items">
            {places.map((place) => (
              <li key={place.id}>
                {[place.name, place.address].filter((part) => part !== "").join(", ")}{" "}
                {loaderData.mayEdit ? (
                  <Link to={locationEditPath(place.id)}>{words.editPlace(place.name || place.address)}</Link>
                ) : null}
              </li>
            ))}
          </ul>
          {loaderData.mayEdit ? (
            <ButtonRow>
              <LinkButton to={`/tilbud/sted/nyt?organisation=${id}`}>{words.addPlace}</LinkButton>
            </ButtonRow>
          ) : null}
        </Card>
      ) : null}
      {loaderData.description !== "" || rows.some((row) => row !== null) || loaderData.mayEdit ? (
        <Card title={words.about}>
          {loaderData.description === "" ? null : <p className="written">{loaderData.description}</p>}
          <SummaryList rows={rows.filter((row) => row !== null)} />
          {loaderData.mayEdit ? (
            <p>
              <Link to={`${organisationPath(id)}/ret`}>{words.edit}</Link>
            </p>
          ) : null}
        </Card>
      ) : null}
    </Page>
  );
}
