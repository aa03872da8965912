import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { actionPath, reachPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { AddWay } from "./AddWay.tsx";
import { parseReach } from "./form.ts";
import { Message } from "./Message.tsx";
import { Way } from "./Way.tsx";

/** Sådan nås borgeren: the ways in order, and what was written by them (E2). By who may see `contact`; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const view = await found(
    services(context).relay.views.reaching(actor(context), params.courseId, now(context)),
    context,
  );
  const cards = await toRead(context, ["reaching"]);
  return { ...view, cards, done: new URL(request.url).searchParams.get("gjort") };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseReach(courseId),
    async run(parsed, key) {
      switch (parsed.do) {
        case "add":
          await commands.addChannel(who, parsed.command, at, key);
          return reachPath(courseId, "channel");
        case "remove":
          await commands.removeChannel(who, parsed.command, at, key);
          return reachPath(courseId, "channelRemoved");
        case "raise":
          await commands.raiseChannel(who, parsed.command, at, key);
          return reachPath(courseId, "channelRaised");
        case "try":
          await commands.tryChannel(who, parsed.command, at, key);
          return reachPath(courseId, "tried");
        case "settle":
          await commands.settleMessage(who, parsed.command, at, key);
          return reachPath(courseId, "settled");
      }
    },
  });
}

export default function ReachPage({ loaderData, actionData }: Route.ComponentProps) {
  const { reaching: words, lang } = useText();
  const at = useNow();
  const { courseId, knownAs, known, may, channels, messages, stoppedAt, replied, replies, ownPhone, done } =
    loaderData;
  return (
    <ActionPage
      title={words.title}
      lead={words.lead}
      head={{ courseId, knownAs, needId: null, about: null }}
      toRead={loaderData.cards}
    >
      <Done words={words.done} what={done} />
      {replied ? (
        <Alert variant="info">
          {words.replied} <a href={actionPath(courseId, "kontakt")}>{words.note}</a>
        </Alert>
      ) : null}
      {replies.map(({ id, at: when, words: said }) => (
        <Card key={id} title={words.replyAt(momentInWords(when, at, lang))}>
          <p className="own-words">{said}</p>
        </Card>
      ))}
      {known ? null : <p>{words.closed}</p>}
      {stoppedAt.map((when) => (
        <Alert key={when.getTime()} variant="warning">
          {words.stopped(momentInWords(when, at, lang))}
        </Alert>
      ))}
      {known && channels.length === 0 ? <p>{words.none}</p> : null}
      {channels.length > 0 ? (
        <ol className="ways">
          {channels.map((channel, n) => (
            <Way key={channel.id} channel={channel} first={n === 0} may={may} again={actionData} />
          ))}
        </ol>
      ) : null}
      {may ? <AddWay open={channels.length === 0} ownPhone={ownPhone} again={actionData} /> : null}
      {known ? (
        <Card title={words.sentTitle}>
          {messages.length === 0 ? <p>{words.sentNone}</p> : null}
          {may && channels.length > 0 ? (
            <ButtonRow>
              <LinkButton to={actionPath(courseId, "besked")} variant="primary">
                {words.write}
              </LinkButton>
            </ButtonRow>
          ) : null}
          {messages.map((message) => (
            <Message key={message.id} message={message} channels={channels} may={may} again={actionData} />
          ))}
        </Card>
      ) : null}
    </ActionPage>
  );
}
