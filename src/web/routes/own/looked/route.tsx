import { langContext, now, services, text } from "../../../http/context.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Back } from "../shared/parts.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";
import { lookedByDay } from "./present.ts";

/** As much as one reads on a phone; the rest is in the report a helper can print. */
const MOST = 100;

const asTitle = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Who has looked and why: by day and door (J2). */
export async function loader(args: OwnArgs) {
  const { context } = args;
  const at = now(context);
  const all = await services(context).relay.own.views.looked(await mine(args), at);
  const days = lookedByDay(all.slice(0, MOST), text(context));
  const { looked: words, back } = text(context).own;
  return drawn(context, {
    title: words.title,
    inside: true,
    body: (
      <>
        {days.length === 0 ? <p>{words.none}</p> : <p>{words.lead}</p>}
        {days.map(({ day, doors }) => (
          <section key={day}>
            <h2>{asTitle(calendarDayInWords(day, at, context.get(langContext)))}</h2>
            {doors.map(({ door, did }) => (
              <div key={door}>
                <h3>{door}</h3>
                <ul>
                  {did.map(({ what, times, whys }) => (
                    <li key={what}>
                      {what}
                      {words.times(times)}. {whys.length === 0 ? null : `${words.why(whys.join("; "))}.`}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
        {all.length > MOST ? <p>{words.more}</p> : null}
        <p>{words.wrong}</p>
        <Back say={back} />
      </>
    ),
  });
}
