import type { OwnConsentView } from "#modules/relay/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../shared/again.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { lastsAsOne } from "../shared/lastsAsOne.ts";
import { Back, Choices, Note, OwnForm } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/hvem-maa-vide";

/** Who may know what: what was said, allow, stop, and "not them" (J1). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(
    args,
    async (citizenId, { form, key, get }) => {
      if (form === "stop") await acts.withdrawConsent(citizenId, {}, at, key);
      else if (form === "door") await acts.object(citizenId, { unitId: get("unitId") }, at, key);
      else if (form === "lift") await acts.lift(citizenId, { objectionId: get("objectionId") }, at, key);
      else {
        const scope = oneOf(get("scope"), ["relay", "thisDoor", "notNow"]);
        await acts.giveConsent(citizenId, { scope: scope ?? ("" as "notNow") }, at, key);
      }
      return `${PATH}?gemt=1`;
    },
    { at: { unknownDoor: "unitId" } },
  );
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const view = await services(context).relay.own.views.consent(await mine(args), at);
  const { own } = text(context);
  const { consent: words } = own;
  const { consent } = view;
  const day = (on: string) => calendarDayInWords(on, at, context.get(langContext));
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p>{words.lead}</p>
        <h2>{words.now}</h2>
        <p>{saidInWords(view, words)}</p>
        {consent && consent.scope === "chosen" ? (
          <ul>
            {consent.lines.map(({ to, kinds, purpose, endsOn }) => (
              <li key={`${to} ${purpose} ${kinds.join(" ")} ${endsOn}`}>
                {words.line(to ?? words.those, kinds.map((kind) => own.choices.kinds[kind]).join(", "))}
                {endsOn === null ? null : ` ${own.choices.until(day(endsOn))}`}
              </li>
            ))}
          </ul>
        ) : null}
        {consent ? (
          <>
            {lastsAsOne(consent) ? <p>{words.until(day(consent.endsOn))}</p> : null}
            {consent.scope === "notNow" ? null : (
              <>
                <p>{words.stopLead}</p>
                <OwnForm name="stop" press={words.stop} quiet />
              </>
            )}
          </>
        ) : null}
        <h2>{words.change}</h2>
        {view.open && view.holder !== null ? (
          <OwnForm name="say" press={words.press}>
            <Choices
              name="scope"
              legend={words.title}
              options={[
                ["relay", words.choices.relay],
                ["thisDoor", words.choices.thisDoor(view.holder)],
                ["notNow", words.choices.notNow],
              ]}
            />
          </OwnForm>
        ) : (
          <p>{words.closed}</p>
        )}
        {view.open ? (
          <p>
            <a href={`${PATH}/valg`}>{own.choices.link}</a>
          </p>
        ) : null}
        <NotThem view={view} words={words} />
        <p>{words.law}</p>
        <Back say={own.back} />
      </>
    ),
  });
}

function saidInWords({ consent }: OwnConsentView, { said }: Text["own"]["consent"]): string {
  if (consent === null) return said.nothing;
  return consent.scope === "thisDoor" ? said.thisDoor(consent.givenTo) : said[consent.scope];
}

function NotThem({ view, words }: { view: OwnConsentView; words: Text["own"]["consent"] }) {
  return (
    <>
      {view.objections.length > 0 ? <h2>{words.objected}</h2> : null}
      {view.objections.map(({ id, name }) => (
        <div key={id}>
          <p>{name ?? words.everybody}</p>
          <OwnForm
            name="lift"
            about={["objectionId", id]}
            press={name === null ? words.liftAll : words.lift(name)}
            quiet
          />
        </div>
      ))}
      {view.doors.length > 0 ? (
        <>
          <h2>{words.doors}</h2>
          <p>{words.doorsLead}</p>
          <OwnForm name="door" press={words.no} quiet>
            <Choices
              name="unitId"
              legend={words.door}
              options={view.doors.map(({ id, name }) => [id, name] as const)}
            />
          </OwnForm>
        </>
      ) : null}
    </>
  );
}
