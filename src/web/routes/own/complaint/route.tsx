import { newId } from "#kernel/ids.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import { LEGAL_HELP_PATH, legalHelp } from "../../../http/legalHelp.ts";
import { dayInWords } from "../../../ui/format.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm, Ring } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";
import { draftFrom } from "./draft.ts";
import { Fields } from "./Fields.tsx";

/** Help me complain (D8): who to complain to and how, who helps, my letters, and a new one. */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const done = await carriedOut(args, async (citizenId, fields) => {
    const draft = draftFrom(fields);
    await acts.writeComplaint(citizenId, { ...draft, seen: 0 }, now(args.context), fields.key);
    return `/min-stafet/klage/${draft.complaintId}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const view = await services(context).relay.own.views.complaints(await mine(args), at);
  const near = await legalHelp(context, view.area);
  const { own } = text(context);
  const { complaint: words } = own;
  const lang = context.get(langContext);
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("vaek") ? <Note>{words.gone}</Note> : null}
        <p>{words.lead}</p>
        {view.letters.length > 0 ? <h2>{words.mine}</h2> : null}
        <ul className="menu">
          {view.letters.map(({ id, about, begunAt, sentAt }) => (
            <li key={id}>
              <a href={`/min-stafet/klage/${id}`}>
                {words.letter(words.abouts[about], dayInWords(begunAt, at, lang))}
                {sentAt === null ? null : ` ${words.isSent}`}
              </a>
            </li>
          ))}
        </ul>
        <h2>{words.to}</h2>
        <ul>
          {words.bodies.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2>{words.help}</h2>
        <p>
          <a href="/min-stafet/hjaelp?om=klage">{words.company}</a>
        </p>
        <ul>
          {near.map(({ id, name, phone }) => (
            <li key={id}>
              {name[lang] ?? name.da}
              {phone === null ? null : (
                <>
                  <br />
                  <Ring phone={phone} say={own.ring} />
                </>
              )}
            </li>
          ))}
        </ul>
        <p>
          <a href={LEGAL_HELP_PATH}>{words.more}</a>
        </p>
        {view.area === null ? null : (
          <>
            <h2>{words.write}</h2>
            <p>{words.writeLead}</p>
            <OwnForm press={words.press}>
              <Fields
                words={words}
                complaintId={again?.fields.get("complaintId") || newId()}
                seen={0}
                letter={{ about: "", words: "", place: "", happened: "", wish: "", reach: false }}
                holder={view.at?.name ?? null}
              />
            </OwnForm>
          </>
        )}
        <p>
          <a href="/min-stafet/rettigheder">{own.rights.title}</a>
        </p>
        <Back say={own.notNow} />
      </>
    ),
  });
}
