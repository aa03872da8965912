import type { OwnSafetyNote } from "#modules/relay/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../shared/again.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Older, partOf } from "../shared/older.tsx";
import { Back, Note, OwnForm, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/tryghed";
/** As many as go in one breath, with all that was answered. */
const MOST = 4;

/** What is written about a day that was hard, and what they say to it: for everybody who reads it (D6). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const done = await carriedOut(args, async (citizenId, { key, get }) => {
    const answer = { noteId: get("noteId"), words: get("words") };
    await acts.answerSafetyNote(citizenId, answer, now(args.context), key);
    return `${PATH}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

interface Around {
  readonly words: Text["own"]["safety"];
  readonly lang: Lang;
  readonly at: Date;
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const notes = await services(context).relay.own.views.safety(await mine(args), at);
  const { own } = text(context);
  const { safety: words } = own;
  const { shown, next } = partOf(context, notes, MOST);
  const around = { words, lang: context.get(langContext), at };
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p>{words.lead}</p>
        {notes.length === 0 ? <p>{words.none}</p> : null}
        {shown.map((note) => (
          <section key={note.id}>
            <Standing note={note} {...around} />
            <OwnForm about={["noteId", note.id]} press={words.press}>
              <Words name="words" label={words.answer} hint={words.hint} rows={4} />
            </OwnForm>
          </section>
        ))}
        <Older context={context} next={next} path={PATH} />
        {notes.length > 0 ? <p>{words.wrong}</p> : null}
        <Back say={own.back} />
      </>
    ),
  });
}

/** What stands there, their own words, and what they have answered. */
function Standing({ note, words, lang, at }: Around & { note: OwnSafetyNote }) {
  const day = (on: string) => calendarDayInWords(on, at, lang);
  return (
    <>
      <h2>{words.day(day(note.happenedOn))}</h2>
      <p>{words.wrote(note.unitName)}</p>
      <p className="words">{note.happened}</p>
      <p>{words.calmed}</p>
      <p className="words">{note.calmed}</p>
      <p>{note.citizensWords === null ? words.notAsked : words.yours}</p>
      <p className="words">{note.citizensWords ?? note.notAskedWhy}</p>
      {note.answers.map((answer) => (
        <div key={answer.id}>
          <p>{answer.byCitizen ? words.answered : words.told(answer.unitName)}</p>
          <p className="words">{answer.words}</p>
        </div>
      ))}
      <p>{words.until(day(note.endsOn))}</p>
    </>
  );
}
