import type { OwnKnowledgeView } from "#modules/relay/index.ts";
import { langContext, now, origin, query, services, text } from "../../../http/context.ts";
import { type FormFields, oneOf } from "../../../http/form.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { dayInWords, listInWords } from "../../../ui/format.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Older, partOf } from "../shared/older.tsx";
import { Back, Choices, Fold, Line, Note, OwnForm } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/viden";
/** Long notes, as many as go in one breath. */
const MOST = 10;
const CHOICES = ["shared", "nameless", "keptPrivate", "returned"] as const;

/** What others have told about me: read it, decide on each, and let others tell (D3). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, { form, key, get }) => {
    if (form === "invite") {
      const shownName = get("shownName");
      await acts.inviteKnowledge(citizenId, shownName === "" ? {} : { shownName }, at, key);
    } else if (form === "close")
      await acts.withdrawKnowledgeInvitation(citizenId, { invitationId: get("invitationId") }, at, key);
    else await acts.decideKnowledge(citizenId, decision(get), at, key);
    return `${PATH}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

/** Nothing chosen is refused as such: nobody shares by pressing a button. */
function decision(get: FormFields["get"]) {
  const chosen = oneOf(get("decision"), CHOICES) ?? ("" as "keptPrivate");
  return {
    noteId: get("noteId"),
    decision: chosen === "nameless" ? "shared" : chosen,
    showsGiver: chosen !== "nameless",
  } as const;
}

interface Around {
  readonly words: Text["knowledge"]["own"];
  readonly lang: Lang;
  readonly at: Date;
}

/** Who may read what I share, by name: what is shared already, and what I have yet to decide on. */
type WhoReads = { readonly now: string; readonly ifShared: string };

function whoReads(
  { may, leavesOut }: NonNullable<OwnKnowledgeView["readers"]>,
  { words, lang }: Around,
): WhoReads {
  const names = listInWords(may, lang);
  const others = leavesOut ? ` ${words.leavesOut}` : "";
  return { now: `${words.readers(names)}${others}`, ifShared: `${words.ifShared(names)}${others}` };
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const view = await services(context).relay.own.views.knowledge(await mine(args), at);
  const { own, knowledge } = text(context);
  const around = { words: knowledge.own, lang: context.get(langContext), at };
  const { words } = around;
  const { shown, next } = partOf(context, view.notes, MOST);
  const readers = view.readers && whoReads(view.readers, around);
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p>{words.lead}</p>
        {view.notes.length === 0 ? <p>{words.none}</p> : null}
        {shown.map((note) => (
          <One key={note.id} note={note} readers={readers} {...around} />
        ))}
        <Older context={context} next={next} path={PATH} />
        <h2>{words.let.title}</h2>
        {view.open ? (
          <>
            <p>{words.let.lead}</p>
            <OwnForm name="invite" press={words.let.press} quiet>
              <Line name="shownName" label={words.let.name} value={view.knownAs} />
            </OwnForm>
          </>
        ) : (
          <p>{words.let.closed}</p>
        )}
        {view.invitations.length > 0 ? <h2>{words.let.open}</h2> : null}
        {view.invitations.map((one) => (
          <Open key={one.id} one={one} address={`${origin(context)}/fortael/${one.token}`} {...around} />
        ))}
        <Back say={own.back} />
      </>
    ),
  });
}

/** One note. The words wait behind a press: some words are not for every day. */
function One({
  note,
  readers,
  words,
  lang,
  at,
}: Around & { note: OwnKnowledgeView["notes"][number]; readers: WhoReads | null }) {
  const { id, state } = note;
  if (note.words === null)
    return (
      <section className="item">
        <p>{words.forgotten}</p>
      </section>
    );
  return (
    <section className="item" id={`viden-${id}`}>
      <h2>{words.said(note.giverName, note.relation)}</h2>
      <p>
        {words.way[note.way](dayInWords(note.receivedAt, at, lang))} {words.known[note.knownToCitizen]}
        {note.way === "link" ? ` ${words.unsure}` : null}
      </p>
      <details open={state === "shared"}>
        <summary>{words.read}</summary>
        <p className="words">{note.words}</p>
      </details>
      <p>
        <strong>{words.state[state]}</strong>
        {state === "shared" && readers ? ` ${readers.now}` : null}
        {state === "shared" && !note.showsGiver ? ` ${words.nameless}` : null}
        {note.usefulTo > 0 ? ` ${words.useful(note.usefulTo)}` : null}
        {state === "received" ? ` ${words.later}` : null}
      </p>
      {state === "received" ? (
        <Decide note={note} words={words} readers={readers} />
      ) : (
        <Fold summary={words.change} form="decide" about={["noteId", id]}>
          <Decide note={note} words={words} readers={readers} />
        </Fold>
      )}
      <p>{words.number(note.reference)}</p>
    </section>
  );
}

const Decide = ({
  note,
  words,
  readers,
}: Pick<Around, "words"> & {
  note: OwnKnowledgeView["notes"][number];
  readers: WhoReads | null;
}) => (
  <OwnForm name="decide" about={["noteId", note.id]} press={words.press}>
    {readers === null || note.state === "shared" ? null : (
      <p>
        {readers.ifShared} <a href="/min-stafet/hvem-maa-vide">{words.whoMay}</a>
      </p>
    )}
    <Choices
      name="decision"
      legend={words.decide}
      options={CHOICES.map((choice) => [choice, words.options[choice]] as const)}
      chosen={note.state === "shared" && !note.showsGiver ? "nameless" : note.state}
    />
  </OwnForm>
);

function Open({
  one,
  address,
  words,
  lang,
  at,
}: Around & { one: OwnKnowledgeView["invitations"][number]; address: string }) {
  return (
    <section className="item">
      <p>
        {words.let.shows(one.shownName)} {words.let.until(dayInWords(one.expiresAt, at, lang))}
        {one.byCitizen ? null : ` ${words.let.byHelper}`}
      </p>
      <p>{words.let.address}</p>
      <p className="address">{address}</p>
      <p>
        <a href={`${PATH}/ark/${one.id}`}>{words.let.sheet}</a>
      </p>
      <OwnForm name="close" about={["invitationId", one.id]} press={words.let.close} quiet />
    </section>
  );
}
