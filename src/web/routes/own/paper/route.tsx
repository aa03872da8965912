import { dayOf } from "#kernel/time.ts";
import { langContext, now, services, text } from "../../../http/context.ts";
import { linesOf, onPaper } from "../appointments/present.ts";
import { drawn } from "../shared/document.tsx";
import { Back } from "../shared/parts.tsx";
import { Sheet } from "../shared/Sheet.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";
import { dayOnPaper, ownPaper, sectionsOf } from "./present.ts";

/** All of it on one sheet, to print or to have read aloud (E3). */
export async function loader(args: OwnArgs) {
  const { context } = args;
  const { views } = services(context).relay.own;
  const [citizenId, at, lang] = [await mine(args), now(context), context.get(langContext)];
  const [home, consent, { latest }, company] = await Promise.all([
    views.home(citizenId, at),
    views.consent(citizenId, at),
    views.meetMe(citizenId, at),
    views.company(citizenId, at),
  ]);
  const { own } = text(context);
  const { ahead } = await services(context).appointments.own.view(citizenId, at);
  const appointments = ahead.map((it) => ({
    when: onPaper(it, own.appointments, lang),
    lines: linesOf(it, own.appointments),
  }));
  const paper = ownPaper({ home, consent, meetMe: latest, company, appointments }, lang);
  return drawn(context, {
    title: own.paper.title(paper.knownAs),
    inside: true,
    body: (
      <>
        <p className="not-printed">{own.paper.lead}</p>
        <p>{own.paper.made(dayOnPaper(dayOf(at), lang))}</p>
        <Sheet sections={sectionsOf(paper, own, lang)} />
        <div className="not-printed">
          <Back say={own.back} />
        </div>
      </>
    ),
  });
}
