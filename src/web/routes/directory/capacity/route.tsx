import type { Capacity, CapacityUnit, CountedService } from "#modules/directory/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, query, services, signedIn } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import type { Route } from "./+types/route.ts";
import "./capacity.css";
import { parseSaid } from "./form.ts";
import { figuresFor, usualUnit } from "./present.ts";

/** Ledige pladser: how many are free here and now, said in two taps. For everybody on duty in a unit. */
export async function loader({ context }: Route.LoaderArgs) {
  const { unit } = actor(context);
  const places = await services(context).directory.freePlaces(unit, now(context));
  return { ...places, saved: query(context).get("gemt") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { directory } = services(context);
  const { units, services: counted } = await directory.freePlaces(actor(context).unit, now(context));
  const usual = (id: string) => {
    const service = counted.find((one) => one.id === id);
    return service ? usualUnit(service, units) : null;
  };
  return handleCommand({
    request,
    context,
    parse: parseSaid(units, usual),
    async run({ serviceId, said, channel }, key) {
      const figures = { serviceId, said: [...said] };
      await directory.sayCapacity(signedIn(context), figures, channel, now(context), key);
      return `/tilbud/pladser?gemt=${serviceId}`;
    },
  });
}

export default function FreePlaces({ loaderData, actionData }: Route.ComponentProps) {
  const { care, shift } = useText();
  const { places } = care;
  const { services: counted, units } = loaderData;
  const saved = counted.find(({ id }) => id === loaderData.saved);
  return (
    <Page title={places.title} lead={places.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      {saved ? (
        <Alert variant="success" title={places.saved(saved.name)} announce>
          {places.savedBody}
        </Alert>
      ) : null}
      {counted.length === 0 ? (
        <EmptyState title={places.none}>
          <p>{places.noneBody}</p>
          <LinkButton to="/find">{places.toDirectory}</LinkButton>
        </EmptyState>
      ) : (
        counted.map((service) => (
          <Service key={service.id} service={service} units={units} again={actionData} />
        ))
      )}
    </Page>
  );
}

interface Counting {
  service: CountedService;
  units: readonly CapacityUnit[];
  again: FormAgain | undefined;
}

function Service({ service, units, again }: Counting) {
  const { care, lang } = useText();
  const { places } = care;
  const usual = units.find(({ code }) => code === usualUnit(service, units));
  const others = service.capacity.filter(({ unit }) => unit !== usual?.code);
  return (
    <Card title={service.name} id={service.id}>
      {service.capacity.length === 0 ? <p>{places.never}</p> : null}
      <ul className="nobullet-list">
        {service.capacity.map((figure) => (
          <li key={figure.unit}>
            <Figure figure={figure} units={units} />
          </li>
        ))}
      </ul>
      {usual ? <Figures service={service} unit={usual} again={again} /> : null}
      <Details summary={places.other} open={again?.form.endsWith(service.id) || others.length > 0}>
        <CommandForm name={`figure-${service.id}`} again={again}>
          <input type="hidden" name="serviceId" value={service.id} />
          <Select
            name="unit"
            label={places.unit}
            {...(usual && { initial: usual.code })}
            options={units.map(({ code, several }) => ({ value: code, label: several[lang] }))}
          />
          <Field name="available" label={places.available} width="short" type="number" />
          <Field name="maximum" label={places.maximum} width="short" type="number" optional />
          <Field name="waiting" label={places.waitingLabel} width="short" type="number" optional />
          <ButtonRow>
            <Button variant="secondary">{places.save}</Button>
          </ButtonRow>
        </CommandForm>
        <CommandForm name={`message-${service.id}`} again={again}>
          <input type="hidden" name="serviceId" value={service.id} />
          <Field
            name="message"
            label={places.message}
            hint={places.messageHint}
            width="medium"
            maxLength={160}
          />
          <ButtonRow>
            <Button variant="secondary">{places.send}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}

/** The figures most often said, one button each. */
function Figures({
  service,
  unit,
  again,
}: {
  service: CountedService;
  unit: CapacityUnit;
  again: FormAgain | undefined;
}) {
  const { care, lang } = useText();
  const { places } = care;
  const standing = service.capacity.find((figure) => figure.unit === unit.code);
  return (
    <CommandForm name={`tap-${service.id}`} again={again}>
      <input type="hidden" name="serviceId" value={service.id} />
      <input type="hidden" name="unit" value={unit.code} />
      <fieldset className="figures">
        <legend className="form-label">{places.howMany(unit.several[lang], service.name)}</legend>
        {figuresFor(standing).map((n) => (
          <Button
            key={n}
            name="available"
            value={n}
            variant="secondary"
            aria-label={n === 0 ? places.full : places.pick(n, n === 1 ? unit.one[lang] : unit.several[lang])}
          >
            {n === 0 ? places.full : n}
          </Button>
        ))}
      </fieldset>
    </CommandForm>
  );
}

function Figure({ figure, units }: { figure: Capacity; units: readonly CapacityUnit[] }) {
  const { care, lang } = useText();
  const { places } = care;
  const unit = units.find(({ code }) => code === figure.unit);
  const name = unit ? (figure.available === 1 ? unit.one[lang] : unit.several[lang]) : figure.unit;
  return (
    <>
      <strong>
        {figure.maximum === null
          ? places.free(figure.available, name)
          : places.freeOf(figure.available, figure.maximum, unit?.several[lang] ?? name)}
      </strong>
      {figure.waiting === null ? null : ` · ${places.waiting(figure.waiting)}`} · {places.age[figure.age]}{" "}
      <Moment at={figure.saidAt} />
    </>
  );
}
