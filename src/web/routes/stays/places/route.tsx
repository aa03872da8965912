import { redirect } from "react-router";
import { type House, type KeptPlace, mayKeepPlaces } from "#modules/stays/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import { conditionsOfPlaces } from "../shared/conditions.ts";
import { Figures } from "../shared/Figures.tsx";
import type { Route } from "./+types/route.ts";
import { parseKeeping } from "./form.ts";

/** Husets pladser og regler: for the house's lead. About nobody. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = actor(context);
  if (!mayKeepPlaces(who, who)) throw redirect("/pladser");
  const { stays, directory } = services(context);
  const at = now(context);
  const [kept, figures, counted, { catalogue, lang }] = await Promise.all([
    stays.views.kept(who, at),
    stays.views.figures(who, at),
    directory.freePlaces(who.unit, at),
    vocabulary(context),
  ]);
  return {
    ...kept,
    figures,
    services: counted.services.map(({ id, name }) => ({ value: id, label: name })),
    units: counted.units.map(({ code, one }) => ({ value: code, label: one[lang] })),
    conditions: conditionsOfPlaces(catalogue.conditions, lang),
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { commands } = services(context).stays;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseKeeping,
    async run(keeping, key) {
      switch (keeping.do) {
        case "add":
          await commands.addPlace(who, keeping.command, at, key);
          return "/pladser/steder?gjort=plads";
        case "change":
          await commands.changePlace(who, keeping.command, at, key);
          return "/pladser/steder?gjort=rettet";
        case "out":
          await commands.takeOutOfUse(who, keeping.command, at, key);
          return "/pladser/steder?gjort=ude";
        case "back":
          await commands.putBackInUse(who, keeping.command, at, key);
          return "/pladser/steder?gjort=inde";
        case "house":
          await commands.keepHouse(who, keeping.command, at, key);
          return "/pladser/steder?gjort=regler";
      }
    },
  });
}

type Data = Route.ComponentProps["loaderData"];
interface Shown {
  data: Data;
  again: FormAgain | undefined;
}

export default function PlacesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { places, grid, figures } = useText().stays;
  const said = places.done[loaderData.done as keyof typeof places.done];
  return (
    <Page title={places.title} lead={places.lead} back={<BackLink to="/pladser">{places.back}</BackLink>}>
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      <Card title={grid.place}>
        {loaderData.places.length === 0 ? <p className="quiet">{places.none}</p> : null}
        <Rows>
          {loaderData.places.map((place) => (
            <Place key={place.id} place={place} data={loaderData} again={actionData} />
          ))}
        </Rows>
      </Card>
      <Add data={loaderData} again={actionData} />
      {loaderData.places.length > 0 ? (
        <Card title={figures.title}>
          <p className="quiet">{figures.lead(loaderData.figures.days)}</p>
          <Figures figures={loaderData.figures} />
        </Card>
      ) : null}
      {loaderData.house ? <HouseRules house={loaderData.house} again={actionData} /> : null}
    </Page>
  );
}

function Place({ place, data, again }: Shown & { place: KeptPlace }) {
  const { places } = useText().stays;
  const labelled = (code: string, among: Data["units"]) =>
    among.find(({ value }) => value === code)?.label ?? code;
  const { outOfUse } = place;
  const mine = (name: string) => again?.form === `${name}-${place.id}`;
  return (
    <Row title={place.name}>
      <Facts
        items={[
          labelled(place.countedIn, data.units),
          ...place.conditions.map((code) => labelled(code, data.conditions)),
          place.lastNight ? (
            <>
              {places.lastNight}: <Day on={place.lastNight} />
            </>
          ) : null,
          outOfUse ? (
            <strong key="out">
              {places.outOfUseNow(
                places.reasons[outOfUse.reason as keyof typeof places.reasons] ?? outOfUse.reason,
              )}
              {outOfUse.words ? ` – ${outOfUse.words}` : ""}
            </strong>
          ) : null,
          outOfUse?.lastNight ? (
            <>
              {places.until} <Day on={outOfUse.lastNight} />
            </>
          ) : null,
        ]}
      />
      {outOfUse ? (
        <CommandForm name={`back-${place.id}`} again={again}>
          <input type="hidden" name="placeId" value={place.id} />
          <Button variant="secondary">{places.back2}</Button>
        </CommandForm>
      ) : (
        <Details summary={`${places.outOfUse} (${place.name})`} open={mine("out")}>
          <CommandForm name={`out-${place.id}`} again={again}>
            <input type="hidden" name="placeId" value={place.id} />
            <Select
              name="reason"
              label={places.reason}
              options={Object.entries(places.reasons).map(([value, label]) => ({ value, label }))}
            />
            <Field name="words" label={places.words} maxLength={300} optional />
            <Field
              name="lastNight"
              type="date"
              width="short"
              label={places.lastNight}
              hint={places.lastNightHint}
              optional
            />
            <ButtonRow>
              <Button variant="secondary">{places.outPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      )}
      <Details summary={`${places.change} (${place.name})`} open={mine("change")}>
        <CommandForm name={`change-${place.id}`} again={again}>
          <input type="hidden" name="placeId" value={place.id} />
          <Field name="name" label={places.name} initial={place.name} maxLength={60} />
          <CheckboxGroup
            name="conditions"
            legend={places.conditions}
            options={data.conditions}
            initial={place.conditions}
            columns
            optional
          />
          <Field
            name="lastNight"
            type="date"
            width="short"
            label={places.lastNight}
            hint={places.lastNightHint}
            {...(place.lastNight ? { initial: place.lastNight } : {})}
            optional
          />
          <ButtonRow>
            <Button variant="secondary">{places.changePress}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Row>
  );
}

function Add({ data, again }: Shown) {
  const { places } = useText().stays;
  const [only] = data.services;
  if (!only) return <Alert variant="info">{places.noService}</Alert>;
  return (
    <Card title={places.add}>
      <CommandForm name="add" again={again}>
        <Select
          name="serviceId"
          label={places.service}
          options={data.services}
          {...(data.services.length === 1 ? { initial: only.value } : {})}
        />
        <Select name="countedIn" label={places.countedIn} options={data.units} />
        <Field name="name" label={places.name} hint={places.nameHint} width="medium" maxLength={60} />
        <CheckboxGroup
          name="conditions"
          legend={places.conditions}
          options={data.conditions}
          columns
          optional
        />
        <Field name="firstNight" type="date" width="short" label={places.firstNight} optional />
        <Field
          name="lastNight"
          type="date"
          width="short"
          label={places.lastNight}
          hint={places.lastNightHint}
          optional
        />
        <ButtonRow>
          <Button>{places.addPress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function HouseRules({ house, again }: { house: House; again: FormAgain | undefined }) {
  const { places } = useText().stays;
  return (
    <Card title={places.house}>
      <CommandForm name="house" again={again}>
        <Field
          name="holdMinutes"
          type="number"
          width="short"
          label={places.minutes}
          initial={String(house.holdMinutes)}
        />
        <Field name="evening" type="time" width="short" label={places.evening} initial={house.evening} />
        <Checkbox name="holdUntilEvening" label={places.untilEvening} initial={house.holdUntilEvening} />
        <ButtonRow>
          <Button variant="secondary">{places.housePress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
