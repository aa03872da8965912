import type { LogDay } from "#modules/identity/index.ts";
import { langContext, now, services, text } from "../../../http/context.ts";
import { actionInWords, whyOf } from "../../course/log/present.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Back } from "../shared/parts.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";

/** As much as one reads on a phone; the rest is in the report a helper can print. */
const MOST = 100;

/** Who has looked and why: by day and door (J2). */
export async function loader(args: OwnArgs) {
  const { context } = args;
  const at = now(context);
  const all = await services(context).relay.own.views.looked(await mine(args), at);
  const { own, log, catalogue } = text(context);
  const { looked: words } = own;
  const days = Map.groupBy(all.slice(0, MOST), ({ day }) => day);
  const doorOf = ({ unit, organisation }: LogDay) =>
    [unit, organisation].filter(Boolean).join(", ") || words.stafet;
  return drawn(context, {
    title: words.title,
    inside: true,
    body: (
      <>
        {days.size === 0 ? <p>{words.none}</p> : <p>{words.lead}</p>}
        {[...days].map(([day, lines]) => (
          <section key={day}>
            <h2>{calendarDayInWords(day, at, context.get(langContext))}</h2>
            {[...Map.groupBy(lines, doorOf)].map(([door, done]) => (
              <div key={door}>
                <h3>{door}</h3>
                <ul>
                  {done.map((line) => {
                    const wrote = line.action.startsWith("relay.") ? log.wrote : log.looked;
                    const what =
                      line.outcome === "denied" ? log.denied : (actionInWords(line.action, log) ?? wrote);
                    const why = whyOf(line.purpose, catalogue);
                    return (
                      <li key={[line.action, line.outcome, line.purpose].join(" ")}>
                        {what}
                        {words.times(line.times)}. {why === null ? null : words.why(why)}
                      </li>
                    );
                  })}
                </ul>
              </div>
            ))}
          </section>
        ))}
        {all.length > MOST ? <p>{words.more}</p> : null}
        <p>{words.wrong}</p>
        <Back say={own.back} />
      </>
    ),
  });
}
