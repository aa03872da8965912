import type { OwnAppointment } from "#modules/appointments/index.ts";
import type { OwnHome } from "#modules/relay/index.ts";
import type { OwnStay } from "#modules/stays/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { momentInWords } from "../../../ui/format.ts";
import { linesOf, whenToThem } from "../appointments/present.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Note, Ring } from "../shared/parts.tsx";
import { mine, type OwnArgs, tokenOf } from "../shared/session.ts";
import { Leaving } from "./Leaving.tsx";

/** What stands there still when nothing more is to come. */
const QUIET: readonly string[] = ["hvem-har-set", "rettigheder"];

interface Around {
  readonly own: Text["own"];
  readonly lang: Lang;
  readonly at: Date;
}

/** Lige nu passer … på din stafet. Ring … – and what happens next. */
export async function loader(args: OwnArgs) {
  const { context } = args;
  const at = now(context);
  const home = await services(context).relay.own.views.home(await mine(args), at);
  const kept = await services(context).relay.own.kept(tokenOf(args) ?? "", at);
  const dated = await services(context).appointments.own.view(await mine(args), at);
  const places = await services(context).stays.own.view(await mine(args), at);
  const leaving = await services(context).discharge.own.view(await mine(args), at);
  const { own } = text(context);
  // It is written that they have died: nothing is asked or promised. A page for who may have the card – and for them, should it be wrong.
  const quiet = leaving?.state === "stopped";
  const around = { own, lang: context.get(langContext), at };
  return drawn(context, {
    title: quiet || home.knownAs === "" ? own.home.title : own.home.hello(home.knownAs),
    inside: true,
    body: (
      <>
        {query(context).has("gemt") ? <Note>{own.saved}</Note> : null}
        {kept.length > 0 ? (
          <p className="note">
            <a href="/min-stafet/skrevet">{own.kept.link}</a>
          </p>
        ) : null}
        <h2>{own.home.now}</h2>
        <Holder home={home} {...around} />
        {quiet ? <p>{own.leaving.quiet}</p> : null}
        {home.asking ? <p>{own.home.asking}</p> : null}
        {home.asked && !quiet ? (
          <p>
            <a href="/min-stafet/tryg">{own.home.felt}</a>
          </p>
        ) : null}
        <p>
          <a className="press" href="/min-stafet/hjaelp">
            {own.home.help}
          </a>
        </p>
        {quiet ? null : (
          <>
            <h2>{own.home.next}</h2>
            <Next home={home} {...around} />
            <Leaving leaving={leaving} {...around} />
            <Places places={places} {...around} />
            <NextAppointment it={dated.ahead[0]} {...around} />
            <Doctor home={home} own={own} />
          </>
        )}
        <h2>{own.home.more}</h2>
        <ul className="menu">
          {(
            [
              ["aftaler", own.appointments.title],
              ["hvem-maa-vide", own.home.consent],
              ["moed-mig", own.home.meetMe],
              ...(home.hardDays ? [["tryghed", own.home.hardDays] as const] : []),
              ["beskeder", own.home.messages],
              ["foelges", own.home.company],
              ["viden", own.home.knowledge(home.told)],
              ["papir", own.home.paper],
              ["hvem-har-set", own.home.looked],
              ["rettigheder", own.home.rights],
              ["afvist", own.home.turnedAway],
            ] as const
          )
            .filter(([page]) => !quiet || QUIET.includes(page))
            .map(([page, label]) => (
              <li key={page}>
                <a href={`/min-stafet/${page}`}>{label}</a>
              </li>
            ))}
        </ul>
      </>
    ),
  });
}

function Holder({ home: { holder, open }, own: { home, ring }, lang, at }: Around & { home: OwnHome }) {
  if (holder === null) return <p>{home.nobody}</p>;
  const { unit, contactPerson, phone, openNow, opensAt } = holder;
  return (
    <>
      <p>{open ? home.holds(unit.name) : home.held(unit.name)}</p>
      <p>
        <Ring phone={phone} say={ring} />
      </p>
      {open && contactPerson ? <p>{home.contact(contactPerson.name)}</p> : null}
      <p>{openNow ? home.open : opensAt ? home.opens(momentInWords(opensAt, at, lang)) : null}</p>
    </>
  );
}

/** Where they can sleep, until when, and until when it is held; nothing where there is none. */
function Places({ places, own, lang, at }: Around & { places: readonly OwnStay[] }) {
  const { place: words, ring } = own;
  if (places.length === 0) return null;
  const day = (on: string) => calendarDayInWords(on, at, lang);
  return (
    <>
      <h2>{words.title}</h2>
      {places.map((stay) => (
        <p key={stay.id}>
          <strong>{(stay.theirs ? words.theirs : words.held)(stay.house, stay.place)}</strong>{" "}
          {stay.theirs
            ? stay.overdue
              ? words.over
              : words.until(day(stay.goesOn))
            : words.come(momentInWords(stay.heldUntil, at, lang))}
          <br />
          <Ring phone={stay.phone} say={ring} />
        </p>
      ))}
    </>
  );
}

/** When and where, what to bring and who goes along; nothing where there is none. */
function NextAppointment({ it, own, lang, at }: Around & { it: OwnAppointment | undefined }) {
  const { appointments: words } = own;
  if (it === undefined) return null;
  return (
    <>
      <h2>{words.next}</h2>
      <p>
        <strong>{whenToThem(it, at, words, lang)}</strong>
      </p>
      <ul>
        {linesOf(it, words).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a href="/min-stafet/aftaler">{words.all}</a>
      </p>
    </>
  );
}

/** Who my doctor is, and what was begun: nothing where nobody has said anything. */
function Doctor({ home: { doctor, workUps }, own }: Pick<Around, "own"> & { home: OwnHome }) {
  const { myDoctor: words } = own;
  if (doctor === null && workUps.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      {doctor ? <p>{doctorLine(doctor, words)}</p> : null}
      {doctor?.state === "none" || doctor?.state === "elsewhere" ? (
        <p>
          <a href="/min-stafet/hjaelp?om=laege">{words.ask}</a>
        </p>
      ) : null}
      {workUps.length > 0 ? (
        <>
          <p>{words.begun}</p>
          <ul>
            {workUps.map(({ id, what, begunWhere, waitsFor }) => (
              <li key={id}>
                <strong>{what}</strong>
                <br />
                {words.where(begunWhere)} {waitsFor === "" ? null : words.waits(waitsFor)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function doctorLine({ state, name, place }: NonNullable<OwnHome["doctor"]>, words: Text["own"]["myDoctor"]) {
  if (state === "none" || state === "unknown") return words[state];
  if (state === "here") return words.here(name);
  return [words.elsewhere, name, place].filter((part) => part !== "").join(" ");
}

function Next({ home: { needs }, own: { home, ring }, lang, at }: Around & { home: OwnHome }) {
  if (needs.length === 0) return <p>{home.nothing}</p>;
  return (
    <ul>
      {needs.map((need) => (
        <li key={need.id}>
          <strong>{need.kind[lang]}</strong>
          <br />
          {home.follows(need.unit)} {need.nextOn ? home.by(calendarDayInWords(need.nextOn, at, lang)) : null}{" "}
          {need.asked.length > 0 ? home.asked(need.asked.join(", ")) : null}{" "}
          <Ring phone={need.phone} say={ring} />
        </li>
      ))}
    </ul>
  );
}
