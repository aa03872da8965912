import type { Face, OwnFelt } from "#modules/relay/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { dayInWords } from "../../../ui/format.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { FaceDrawn, Faces } from "../shared/Faces.tsx";
import { saidIn } from "../shared/face.ts";
import { Back, Note, OwnForm, Tick, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/tryg";

/** How it felt: five faces and a sentence, at most every fortnight; "not now" is always a choice (feltSafe). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, fields) => {
    const { form, key, get } = fields;
    if (form === "show" || form === "hide") {
      await acts.showFelt(citizenId, { askId: get("askId"), shown: form === "show" }, at, key);
      return `${PATH}?gemt=1`;
    }
    const said = { ...saidIn(fields), shown: fields.has("shown") };
    await acts.feltSafe(citizenId, { askId: get("askId"), ...said }, at, key);
    return `${PATH}?${said.face === null ? "ikke" : "svaret"}=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const { ask, last } = await services(context).relay.own.views.felt(await mine(args), at);
  const { own } = text(context);
  const { felt: words } = own;
  const lang = context.get(langContext);
  const asked = query(context);
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {asked.has("svaret") || asked.has("gemt") ? <Note>{words.thanks}</Note> : null}
        {asked.has("ikke") ? <Note>{words.okay}</Note> : null}
        {ask ? (
          <>
            <p>{words.secret}</p>
            <OwnForm name="answer" press={words.press}>
              <input type="hidden" name="askId" value={ask.id} />
              <Faces
                legend={words.about[ask.occasion](ask.unit, dayInWords(ask.at, at, lang))}
                words={words.faces}
              />
              <Words name="words" label={words.words} rows={3} />
              <Tick name="shown" label={words.show} />
            </OwnForm>
            <OwnForm name="notNow" press={own.notNow} quiet>
              <input type="hidden" name="askId" value={ask.id} />
            </OwnForm>
          </>
        ) : (
          <p>{words.nothing}</p>
        )}
        {last ? <Last last={last} words={words} at={at} lang={lang} /> : null}
        <Back say={own.back} />
      </>
    ),
  });
}

/** What they said last, and whether it is shown: theirs to change. */
function Last(props: {
  last: NonNullable<OwnFelt["last"]>;
  words: Text["own"]["felt"];
  at: Date;
  lang: Lang;
}) {
  const { last, words, at, lang } = props;
  const face = last.face as Face;
  return (
    <>
      <h2>{words.last(last.unit, dayInWords(last.at, at, lang))}</h2>
      <p className="choice">
        <FaceDrawn face={face} /> {words.faces[face]}
      </p>
      {last.words === "" ? null : <p className="words">{last.words}</p>}
      <p>{last.shown ? words.seen : words.unseen}</p>
      <OwnForm name={last.shown ? "hide" : "show"} press={last.shown ? words.hide : words.show} quiet>
        <input type="hidden" name="askId" value={last.askId} />
      </OwnForm>
    </>
  );
}
