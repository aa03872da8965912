import type { OwnMessage } from "#modules/relay/index.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import type { Text } from "../../../text/types.ts";
import { momentInWords } from "../../../ui/format.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Fold, Note, OwnForm, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/beskeder";

/** What was sent to me, by which way, and whether it arrived; and an answer in one's own words (E2). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const done = await carriedOut(args, async (citizenId, { key, get }) => {
    const said = { messageId: get("messageId"), words: get("words") };
    await services(args.context).relay.own.acts.reply(citizenId, said, now(args.context), key);
    return `${PATH}?sendt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const at = now(context);
  const { open, messages } = await services(context).relay.own.views.messages(await mine(args), at);
  const { own } = text(context);
  const { messages: words } = own;
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("sendt") ? <Note>{words.sent}</Note> : null}
        <p>{messages.length === 0 ? words.none : words.lead}</p>
        {messages.map((message) => (
          <section key={message.id} aria-labelledby={message.id}>
            <h2 id={message.id}>
              {words.from(message.unit, momentInWords(message.at, at, context.get(langContext)))}
            </h2>
            <One message={message} words={words} />
            {open && message.template !== "howWasIt" ? (
              <Fold summary={words.reply} form="" about={["messageId", message.id]}>
                <OwnForm about={["messageId", message.id]} press={words.press}>
                  <Words name="words" label={words.reply} rows={3} />
                </OwnForm>
              </Fold>
            ) : null}
          </section>
        ))}
        {messages.length === 0 ? null : <p>{words.wrong}</p>}
        <Back say={own.back} />
      </>
    ),
  });
}

/** A telephone number is not parted at the end of a line. */
const numbersWhole = (sentence: string): string => sentence.replaceAll(/(?<=\d\d) (?=\d\d)/g, "\u00a0");

function One({ message, words }: { message: OwnMessage; words: Text["own"]["messages"] }) {
  return (
    <>
      <p className="words">{numbersWhole(message.sentence)}</p>
      {message.words === "" ? null : <p className="words">{message.words}</p>}
      <p>
        {message.way === null ? null : `${words.way[message.way]}. `}
        {words.state[message.state]}
      </p>
      {message.template === "howWasIt" ? (
        <p>
          <a href="/min-stafet/tryg">{words.howWasIt}</a>
        </p>
      ) : null}
    </>
  );
}
