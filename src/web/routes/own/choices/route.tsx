import { INFORMATION_KINDS, type InformationKind } from "#modules/consent/index.ts";
import type { OwnConsentView } from "#modules/relay/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../shared/again.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Choices, Fold, Line, Note, OwnForm, Ticks } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/hvem-maa-vide/valg";
/** In place of a unit: those on the relay; whom the line that is changed is for. */
const RELAY = "relay";
const SAME = "same";

/** Who may know what, line by line: one more, another in its place, and one stopped while the others stand (J1). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const { purpose } = text(args.context).own.choices;
  const at = now(args.context);
  const done = await carriedOut(
    args,
    async (citizenId, { form, key, get, all }) => {
      const consentId = get("consentId") || null;
      const n = get("n") === "" ? null : Number(get("n"));
      if (form.startsWith("stop"))
        await acts.stopLine(citizenId, { consentId: consentId ?? "", n: n ?? -1, purpose }, at, key);
      else {
        const [to, endsOn] = [get("to"), get("endsOn")];
        const line = { kinds: all("kinds") as InformationKind[], purpose };
        const whom = to === SAME ? { sameDoor: true } : to === RELAY ? {} : { unitId: to };
        const until = endsOn === "" ? {} : { endsOn };
        await acts.sayLine(citizenId, { consentId, n, ...line, ...whom, ...until }, at, key);
      }
      return `${PATH}?gemt=1`;
    },
    { at: { endsOutside: "endsOn", unknownDoor: "to", lineStands: "to" } },
  );
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const view = await services(context).relay.own.views.consent(await mine(args), at);
  const { own } = text(context);
  const { choices: words } = own;
  const { consent } = view;
  const say = (day: string) => calendarDayInWords(day, at, context.get(langContext));
  const lines = consent?.lines ?? [];
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p>{words.lead}</p>
        {lines.length === 0 ? <p>{words.none}</p> : null}
        {consent ? <p>{words.latest(say(consent.endsOn))}</p> : null}
        {[...Map.groupBy(lines.keys(), (n) => lines[n]?.to ?? words.those)].map(([to, ofThem]) => (
          <section key={to}>
            <h2>{to}</h2>
            {ofThem.map((n) => (
              <Standing key={n} {...{ view, words, n, say }} />
            ))}
          </section>
        ))}
        {view.open ? <LineForm view={view} words={words} n={null} /> : <p>{own.consent.closed}</p>}
        <Back say={own.back} />
      </>
    ),
  });
}

interface LineProps {
  view: OwnConsentView;
  words: Text["own"]["choices"];
  n: number;
}

/** What they may, until when, to stop it or choose something else. */
function Standing({ view, words, n, say }: LineProps & { say: (day: string) => string }) {
  const line = view.consent?.lines[n];
  if (line === undefined) return null;
  return (
    <>
      <p>{words.may}</p>
      <ul>
        {line.kinds.map((kind) => (
          <li key={kind}>{words.kinds[kind]}</li>
        ))}
      </ul>
      {line.endsOn ? <p>{words.until(say(line.endsOn))}</p> : null}
      <OwnForm name={`stop-${n}`} press={words.stop(line.to ?? words.those)} quiet>
        <input type="hidden" name="consentId" value={view.consent?.id} />
        <input type="hidden" name="n" value={n} />
      </OwnForm>
      {view.open ? (
        <Fold summary={words.change} form={`line-${n}`}>
          <LineForm view={view} words={words} n={n} />
        </Fold>
      ) : null}
    </>
  );
}

/**
 * Whom, what and until when, in place of line `n`; null: one more. What stands is ticked; nothing is ticked for anybody else, and
 * nobody who has a line already is offered another.
 */
function LineForm({ view, words, n }: Omit<LineProps, "n"> & { n: number | null }) {
  const name = n === null ? "line" : `line-${n}`;
  const lines = view.consent?.lines ?? [];
  const line = n === null ? undefined : lines[n];
  const doors = view.doors
    .filter(({ id }) => !lines.some(({ unitId }) => unitId === id))
    .map(({ id, name: door }) => [id, door] as const);
  // Whom it is for stays whom it is for – a door, an organisation or those on the relay – unless they choose another.
  const told = line ? [[SAME, line.to ?? words.those] as const] : [];
  const relay = lines.some(({ to }) => to === null) ? [] : [[RELAY, words.those] as const];
  const whom = [...told, ...relay, ...doors];
  if (whom.length === 0) return null;
  return (
    <>
      {n === null ? <h2>{words.add}</h2> : null}
      <OwnForm name={name} press={words.press}>
        <input type="hidden" name="consentId" value={view.consent?.id ?? ""} />
        <input type="hidden" name="n" value={n ?? ""} />
        <Choices name="to" legend={words.to} options={whom} chosen={line ? SAME : ""} />
        <Ticks
          name="kinds"
          legend={words.what}
          options={INFORMATION_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          chosen={line?.kinds ?? []}
        />
        <Line name="endsOn" label={words.ends} type="date" value={line?.endsOn ?? ""} />
      </OwnForm>
    </>
  );
}
