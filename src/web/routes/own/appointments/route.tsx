import type { Before, OwnAppointment } from "#modules/appointments/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import type { Again } from "../shared/again.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm, Ring, Ticks } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";
import { linesOf, whenToThem } from "./present.ts";

const PATH = "/min-stafet/aftaler";

/** My appointments: when, where, what to bring and who goes along; that I cannot come; and when I want to be reminded (B5). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { own } = services(args.context).appointments;
  const { own: words } = text(args.context);
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, fields) => {
    if (fields.form === "remind") {
      const codes = Object.keys(words.appointments.remind.before) as Before[];
      const before = fields.all("before").flatMap((code) => oneOf(code, codes) ?? []);
      await own.chooseReminders(citizenId, { before }, at, fields.key);
      return `${PATH}?gemt=1`;
    }
    const said = { appointmentId: fields.get("appointmentId"), timed: Number(fields.get("timed")) };
    await own.cannotCome(citizenId, said, at, fields.key);
    return `${PATH}?sagt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const view = await services(context).appointments.own.view(await mine(args), at);
  const { own } = text(context);
  const { appointments: words } = own;
  const lang = context.get(langContext);
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") ? <Note>{words.saved}</Note> : null}
        {query(context).has("sagt") ? <Note>{words.told}</Note> : null}
        {view.ahead.length === 0 ? <p>{words.none}</p> : null}
        {view.ahead.map((it) => (
          <section key={it.id} aria-labelledby={it.id}>
            <h2 id={it.id}>{whenToThem(it, at, words, lang)}</h2>
            <One it={it} />
          </section>
        ))}
        {view.rights.map((right) => (
          <p key={right.id}>{words.right(calendarDayInWords(right.lastOn, at, lang))}</p>
        ))}
        {view.open ? (
          <>
            <h2>{words.remind.title}</h2>
            <p>{words.remind.lead}</p>
            <OwnForm name="remind" press={words.remind.press}>
              <Ticks
                name="before"
                legend={words.remind.legend}
                options={Object.entries(words.remind.before)}
                chosen={view.before}
              />
              <p>{words.remind.none}</p>
            </OwnForm>
          </>
        ) : null}
        <Back say={own.back} />
      </>
    ),
  });

  function One({ it }: { it: OwnAppointment }) {
    return (
      <>
        <ul>
          {linesOf(it, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {it.phone === "" ? null : (
          <p>
            <Ring phone={it.phone} say={own.ring} />
          </p>
        )}
        {it.unit ? (
          <p>
            {words.ask(it.unit.name)} <Ring phone={it.unit.phone} say={own.ring} />
          </p>
        ) : null}
        <p>
          {words.toPhone} <a href={`${PATH}/${it.id}/kalender.ics`}>{words.timeOnly}</a> ·{" "}
          <a href={`${PATH}/${it.id}/kalender.ics?med=alt`}>{words.allOfIt}</a>. {words.others}
        </p>
        {it.cannotCome ? (
          <p>{words.said}</p>
        ) : (
          <OwnForm name="cannot" about={["appointmentId", it.id]} press={words.cannot} quiet>
            <input type="hidden" name="timed" value={it.timed} />
            <p>{words.cannotLead}</p>
          </OwnForm>
        )}
      </>
    );
  }
}
