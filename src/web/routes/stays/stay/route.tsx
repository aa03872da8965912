import { Link } from "react-router";
import type { Tonight } from "#modules/discharge/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { tonightAt, type WhereTo } from "#modules/stays/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { leavingPath, lineAnchor } from "../../discharge/paths.ts";
import { oneMore } from "../shared/nights.ts";
import type { Route } from "./+types/route.ts";
import { parseStay } from "./form.ts";

/** One stay in the house: stay on, end, or not after all. For who works there; the view logs. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = actor(context);
  const at = now(context);
  const stay = await found(services(context).stays.views.stay(who, params.stayId, at), context);
  const { db, directory, discharge } = services(context);
  const check =
    stay.state === "occupied" && stay.leavingId
      ? await found(discharge.views.leaving(who, stay.leavingId, at), context)
      : null;
  const municipalities = (await db.read(SYSTEM, directory.municipalities))
    .filter(({ region }) => region === who.unit.region)
    .map(({ code, name }) => ({ code, name }));
  return { stay, check, municipalities, tonight: tonightAt(at) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { commands } = services(context).stays;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseStay(params.stayId),
    async run(asked, key) {
      switch (asked.do) {
        case "extend":
          await commands.extendStay(who, asked.command, at, key);
          return "/pladser?gjort=forlaenget";
        case "check": {
          const { leavingId } = await commands.beginLeaving(who, { stayId: params.stayId }, at, key);
          return leavingPath(leavingId);
        }
        case "refuse":
          await commands.refuseHold(who, asked.command, at, key);
          return "/pladser?gjort=afslaaet";
        case "end": {
          const { tableId } = await commands.endStay(who, asked.command, at, key);
          const died = asked.command.whereTo === "died";
          return `/pladser?gjort=${died ? "doed" : tableId ? "bord" : "slut"}`;
        }
      }
    },
  });
}

export default function StayPage({ loaderData, actionData }: Route.ComponentProps) {
  const { stays } = useText();
  const words = stays.stay;
  const { stay } = loaderData;
  const held = stay.state === "held" && !stay.lapsed;
  return (
    <Page
      title={words.title(stay.placeName)}
      lead={
        <>
          {stay.knownAs ?? stays.someone}. {stays.here.last}: <Day on={stay.lastNight} />
        </>
      }
      back={<BackLink to="/pladser">{stays.title}</BackLink>}
    >
      {stay.overdue ? <Alert variant="warning">{stays.here.overdue}</Alert> : null}
      {stay.state === "occupied" ? (
        <>
          <Extend data={loaderData} again={actionData} />
          <BeforeTheyLeave check={loaderData.check} again={actionData} />
          <End data={loaderData} again={actionData} />
        </>
      ) : held ? (
        <Refuse again={actionData} />
      ) : (
        <Alert variant="info">{actionData?.refusal?.message ?? words.over}</Alert>
      )}
    </Page>
  );
}

interface Shown {
  data: Route.ComponentProps["loaderData"];
  again: FormAgain | undefined;
}

function Extend({ data: { stay, tonight }, again }: Shown) {
  const { stay: words } = useText().stays;
  return (
    <Card title={words.extend}>
      {stay.freeUntil ? (
        <p className="quiet">
          {words.freeUntil} <Day on={stay.freeUntil} />
        </p>
      ) : null}
      <CommandForm name="extend" again={again}>
        <Field
          name="lastNight"
          type="date"
          width="short"
          label={words.lastNight}
          initial={oneMore(stay.lastNight, tonight)}
        />
        <ButtonRow>
          <Button>{words.extendPress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

/** The same check as before a discharge: begun here, and read on a page of its own (B1). */
function BeforeTheyLeave({ check, again }: { check: Shown["data"]["check"]; again: FormAgain | undefined }) {
  const { discharge, leaving, stays } = useText();
  const words = stays.stay.check;
  return (
    <Card title={leaving.stayTitle}>
      {check === null ? (
        <CommandForm name="check" again={again}>
          <p>{words.lead}</p>
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      ) : (
        <>
          {check.answers === null ? (
            <p>{discharge.course.unanswered}</p>
          ) : check.missing.length === 0 ? (
            <p>{leaving.finish.ready}</p>
          ) : (
            <>
              <p>{leaving.missing}</p>
              <ul>
                {check.missing.map((kind) => (
                  <li key={kind}>
                    <Link to={`${leavingPath(check.id)}#${lineAnchor(kind)}`}>{discharge.lines[kind]}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          <ButtonRow>
            <LinkButton to={leavingPath(check.id)}>{words.see}</LinkButton>
          </ButtonRow>
        </>
      )}
    </Card>
  );
}

/** Where the first question of the check has been answered, it stands there. */
const WHERE_TO: Readonly<Partial<Record<Tonight, WhereTo>>> = {
  ownHome: "ownHome",
  friendsOrFamily: "friendsOrFamily",
  otherPlace: "otherPlace",
  otherTreatment: "treatment",
  nowhere: "nowhere",
};

function End({ data: { municipalities, check }, again }: Shown) {
  const { stay: words } = useText().stays;
  const whereTo = check?.answers ? WHERE_TO[check.answers.tonight] : undefined;
  // A check that is done and settled asks for nobody – until they turn out to have nowhere to go.
  const unsettled = !check?.answers || check.missing.length > 0;
  const leader = (
    <>
      <Field name="leaderName" label={words.nowhere.leaderName} maxLength={200} optional={unsettled} />
      <TextArea name="leaderReason" label={words.nowhere.leaderReason} limit={1000} optional={unsettled} />
    </>
  );
  const nowhere = (
    <>
      <p>{words.nowhere.lead}</p>
      {unsettled ? null : leader}
      <Select
        name="municipality"
        label={words.nowhere.municipality}
        options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextArea name="municipalitySaid" label={words.nowhere.municipalitySaid} limit={1000} />
    </>
  );
  return (
    <Card title={words.end}>
      <p className="quiet">{words.endLead}</p>
      <CommandForm name="end" again={again}>
        <RadioGroup
          name="whereTo"
          legend={words.whereTo}
          {...(whereTo ? { initial: whereTo } : {})}
          options={(Object.entries(words.where) as [WhereTo, string][]).map(([value, label]) => ({
            value,
            label,
            ...(value === "nowhere" ? { more: nowhere } : {}),
          }))}
        />
        <TextArea name="words" label={words.words} limit={1000} optional />
        {unsettled ? (
          <>
            <input type="hidden" name="unsettled" value="1" />
            <p>{words.check.unsettled}</p>
            {leader}
          </>
        ) : null}
        <ButtonRow>
          <Button variant="secondary">{words.endPress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Refuse({ again }: { again: FormAgain | undefined }) {
  const { stays, catalogue } = useText();
  const words = stays.stay;
  return (
    <Card title={words.refuse}>
      <p className="quiet">{words.refuseLead}</p>
      <CommandForm name="refuse" again={again}>
        <Select
          name="reason"
          label={words.reason}
          options={Object.entries(catalogue.redirectReason).map(([value, label]) => ({ value, label }))}
        />
        <TextArea name="words" label={words.refuseWords} limit={500} optional />
        <ButtonRow>
          <Button>{words.refusePress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
