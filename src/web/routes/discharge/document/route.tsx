import type { LeavingView } from "#modules/discharge/index.ts";
import { actor, langContext, now, query, services, text } from "../../../http/context.ts";
import { foundFor } from "../../../http/found.ts";
import { fullMoment } from "../../../ui/format.ts";
import { drawn } from "../../own/shared/document.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { handoverPath, leavingPath } from "../paths.ts";
import { knownDoors } from "../shared/doors.ts";
import { type DocumentPart, factsOf, partsOf } from "./present.ts";

/**
 * The handover document: the whole check on paper for the one who takes over, with who said what and when – and only what that one may
 * know. A unit on Stafet is named in the address; else it is a door outside. The view logs.
 */
export async function loader({ context, params }: OwnArgs & { params: { leavingId?: string } }) {
  const leavingId = params.leavingId ?? "";
  const [who, at, lang] = [actor(context), now(context), context.get(langContext)];
  const { views } = services(context).discharge;
  const asked = query(context).get("til");
  const found = views.handover(who, leavingId, asked === "" ? null : asked, at);
  const { paper, to } = await foundFor(found, context, leavingPath(leavingId));
  const words = text(context);
  const { document: says } = words.leaving;
  return drawn(context, {
    title: paper.subject === "stay" ? says.stayTitle : says.title,
    body: (
      <div className="handover">
        <Choose leavingId={leavingId} view={paper} to={to?.id ?? ""} says={says} />
        <p>
          {paper.knownAs ? <strong>{paper.knownAs}. </strong> : null}
          {to ? says.to(to.name) : says.toOutside} {says.made(who.unit.name, fullMoment(at, lang))}{" "}
          {says.notJournal}
        </p>
        <dl>
          {factsOf(paper, words, lang).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {partsOf(paper, words, lang).map((part) => (
          <Part key={part.title} part={part} />
        ))}
      </div>
    ),
  });
}

function Part({ part }: { part: DocumentPart }) {
  return (
    <section>
      <h2>{part.title}</h2>
      {part.lines.map((line) => (
        <div key={line.name} className="handover-line">
          <h3>
            {line.name}: {line.state}
          </h3>
          {line.facts.length > 0 ? <p>{line.facts.join(" · ")}</p> : null}
          {line.words ? <p className="words">{line.words}</p> : null}
          {line.said ? <p className="by">{line.said}</p> : null}
        </div>
      ))}
    </section>
  );
}

interface ChooseProps {
  leavingId: string;
  view: LeavingView;
  to: string;
  says: ReturnType<typeof text>["leaving"]["document"];
}

/** Not printed: who it is for decides what is on it. */
function Choose({ leavingId, view, to, says }: ChooseProps) {
  const doors = knownDoors([view.holder, view.responsible, ...view.lines.map(({ by }) => by)]);
  return (
    <div className="not-printed">
      <p>
        <a href={leavingPath(leavingId)}>{says.back}</a>
      </p>
      <form method="get" action={handoverPath(leavingId)}>
        <fieldset>
          <legend>{says.whoGets}</legend>
          <p>{says.whoGetsLead}</p>
          {[...doors.map(({ id, name }) => [id, name] as const), ["", says.outside] as const].map(
            ([id, name]) => (
              <label key={id} className="choice">
                <input type="radio" name="til" value={id} defaultChecked={to === id} />
                {name}
              </label>
            ),
          )}
        </fieldset>
        <button type="submit" className="quiet">
          {says.show}
        </button>
      </form>
      <p>{says.print}</p>
    </div>
  );
}
