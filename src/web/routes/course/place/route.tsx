import { addDays, parseCalendarDay } from "#kernel/time.ts";
import { type CourseStay, type FreePlaces, PLACE_NEEDS, tonightAt } from "#modules/stays/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import { conditionsOfPlaces } from "../../stays/shared/conditions.ts";
import { nightAsDates } from "../../stays/shared/nights.ts";
import { actionPath } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { askedNights, parsePlace } from "./form.ts";

/** Find en plads: what is free near, held for a while for this citizen's need (B3). For who has the need or the baton. */
export async function loader(args: Route.LoaderArgs) {
  const { context } = args;
  const subject = await offered(
    args,
    ({ need }) => need?.may.edit === true && PLACE_NEEDS.includes(need.kind),
  );
  if (!subject?.need) return null;
  const who = actor(context);
  const at = now(context);
  const tonight = tonightAt(at);
  const asked = askedNights(query(context), tonight);
  const firstNight = parseCalendarDay(asked.first) ?? tonight;
  const lastNight = addDays(firstNight, asked.nights - 1);
  const { region, area } = who.unit;
  const { views } = services(context).stays;
  const [free, waits, has, { catalogue, lang }] = await Promise.all([
    views.free({ region, area, firstNight, lastNight, conditions: asked.conditions }, at),
    views.houses(region),
    views.ofCourse(who, subject.course.id, at),
    vocabulary(context),
  ]);
  return {
    ...headOf(subject),
    // A day that is none was tonight.
    asked: { ...asked, first: firstNight },
    lastNight,
    free,
    waits,
    has: has.filter(({ needId }) => needId === subject.need?.id),
    conditions: conditionsOfPlaces(catalogue.conditions, lang),
    done: query(context).get("gjort"),
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const needId = needIdOf(args.request);
  const back = (done: string) => `${actionPath(params.courseId, "plads", needId)}&gjort=${done}`;
  return courseCommand(args, parsePlace(needId), async (asked, key) => {
    const { commands } = services(context).stays;
    const [who, at] = [actor(context), now(context)];
    switch (asked.do) {
      case "hold":
        await commands.holdPlace(who, asked.command, at, key);
        return back("holdt");
      case "cancel":
        await commands.cancelHold(who, asked.command, at, key);
        return back("tilbage");
      case "wait":
        await commands.waitForPlace(who, asked.command, at, key);
        return back("venter");
    }
  });
}

type Data = NonNullable<Route.ComponentProps["loaderData"]>;

export default function FindPlacePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { find } = useText().stays;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const said = find.done[loaderData.done as keyof typeof find.done];
  return (
    <ActionPage title={find.title} lead={find.lead} head={loaderData}>
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      {loaderData.has.length > 0 ? <Has stays={loaderData.has} again={actionData} /> : null}
      <Asked data={loaderData} />
      {loaderData.free.length === 0 ? (
        <EmptyState title={find.none}>
          <p>{find.noneNext}</p>
        </EmptyState>
      ) : (
        loaderData.free.map((house) => (
          <House key={house.unit.id} house={house} data={loaderData} again={actionData} />
        ))
      )}
      {loaderData.waits.length > 0 ? <Wait data={loaderData} again={actionData} /> : null}
    </ActionPage>
  );
}

/** A plain form that asks the page again: nothing is done by looking. */
function Asked({ data }: { data: Data }) {
  const { find } = useText().stays;
  const { asked } = data;
  return (
    <Details summary={find.when} open={asked.nights > 1 || asked.conditions.length > 0}>
      <form method="get">
        <input type="hidden" name="behov" value={data.needId ?? ""} />
        <div className="form-group">
          <label className="form-label" htmlFor="fra">
            {find.firstNight}
          </label>
          <input
            className="form-input field-short"
            id="fra"
            name="fra"
            type="date"
            defaultValue={asked.first}
          />
        </div>
        <div className="form-group">
          <label className="form-label" htmlFor="naetter">
            {find.nights}
          </label>
          <input
            className="form-input field-short"
            id="naetter"
            name="naetter"
            type="number"
            min={1}
            max={92}
            defaultValue={asked.nights}
          />
        </div>
        <fieldset className="form-group">
          <legend className="form-label">{find.conditions}</legend>
          <div className="choices choices-columns">
            {data.conditions.map(({ value, label }) => (
              <div key={value} className="choice form-group-checkbox">
                <input
                  type="checkbox"
                  className="form-checkbox"
                  id={`vilkaar-${value}`}
                  name="vilkaar"
                  value={value}
                  defaultChecked={asked.conditions.includes(value)}
                />
                <label className="form-label" htmlFor={`vilkaar-${value}`}>
                  {label}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <ButtonRow>
          <Button variant="secondary">{find.search}</Button>
        </ButtonRow>
      </form>
    </Details>
  );
}

function House({ house, data, again }: { house: FreePlaces; data: Data; again: FormAgain | undefined }) {
  const { find } = useText().stays;
  const label = (code: string) => data.conditions.find(({ value }) => value === code)?.label ?? code;
  // Chosen beforehand only where it is for anybody.
  const first = house.places.find(({ conditions }) => !conditions.some((code) => /Only$/.test(code)));
  return (
    <Card title={house.unit.name}>
      <Facts
        items={[
          find.places(house.places.length),
          house.kilometres === null ? null : find.near(house.kilometres),
          <PhoneLink key="phone" phone={house.unit.phone} />,
        ]}
      />
      <CommandForm name={`hold-${house.unit.id}`} again={again}>
        <input type="hidden" name="firstNight" value={data.asked.first} />
        <input type="hidden" name="nights" value={data.asked.nights} />
        <Select
          name="placeId"
          label={find.which}
          {...(first ? { initial: first.id } : {})}
          options={house.places.map(({ id, name, conditions }) => ({
            value: id,
            label: [name, ...conditions.map(label)].join(" · "),
          }))}
        />
        <ButtonRow>
          <Button variant="secondary">
            {find.hold}
            <span className="sr-only"> ({house.unit.name})</span>
          </Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Has({ stays, again }: { stays: readonly CourseStay[]; again: FormAgain | undefined }) {
  const { stays: words, lang } = useText();
  const { find, expected, here } = words;
  return (
    <Card title={find.has}>
      <Rows>
        {stays.map((stay) => (
          <Row key={stay.id} title={`${stay.house.name}: ${stay.placeName}`}>
            <Facts
              items={[
                <strong key="state">{find.states[stay.state]}</strong>,
                expected.nights(nightAsDates(stay.firstNight, lang), nightAsDates(stay.lastNight, lang)),
                stay.state === "held" ? (
                  <>
                    {expected.until} <Moment at={stay.heldUntil} />
                  </>
                ) : null,
                stay.overdue ? here.lastOver : null,
                <PhoneLink key="phone" phone={stay.house.phone} />,
              ]}
            />
            {stay.mayCancel ? (
              <Details summary={find.cancel} open={again?.form === `cancel-${stay.id}`}>
                <CommandForm name={`cancel-${stay.id}`} again={again}>
                  <input type="hidden" name="stayId" value={stay.id} />
                  <Select
                    name="reason"
                    label={find.cancelWhy}
                    options={Object.entries(find.cancelReasons).map(([value, label]) => ({ value, label }))}
                  />
                  <ButtonRow>
                    <Button variant="secondary">{find.cancel}</Button>
                  </ButtonRow>
                </CommandForm>
              </Details>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function Wait({ data, again }: { data: Data; again: FormAgain | undefined }) {
  const { stays } = useText();
  const { find, grounds } = stays;
  return (
    <Details summary={find.wait} open={again?.form === "wait" || data.free.length === 0}>
      <p>{find.waitLead}</p>
      <CommandForm name="wait" again={again}>
        <Select name="serviceId" label={find.waitAt} options={data.waits} />
        <CheckboxGroup
          name="grounds"
          legend={find.grounds}
          options={Object.entries(grounds).map(([value, label]) => ({ value, label }))}
          optional
        />
        <ButtonRow>
          <Button variant="secondary">{find.waitPress}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
