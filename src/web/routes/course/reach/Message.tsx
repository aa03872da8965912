import type { MessageLine } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { isSettled, othersToTry, stateOf, toBring } from "./present.ts";
import { type Channel, Where } from "./Way.tsx";

interface Props {
  message: MessageLine;
  channels: readonly Channel[];
  may: boolean;
  again: FormAgain | undefined;
}

/** One message: what it says, how each try went, and what can be done when it did not arrive. */
export function Message({ message, channels, may, again }: Props) {
  const { reaching: words, lang } = useText();
  const now = useNow();
  const { id, at, byName, byUnitName, sentence, answerBy } = message;
  const bring = toBring(message, channels);
  return (
    <section className="message" id={`besked-${id}`} aria-label={sentence}>
      <h3>{stateOf(message, words)}</h3>
      <p className="own-words">{sentence}</p>
      {message.words === "" ? null : <p className="own-words">{message.words}</p>}
      <p className="quiet">
        {words.by(byName, byUnitName, momentInWords(at, now, lang))}
        {answerBy !== null && message.state === "sent"
          ? ` · ${words.answerBy(momentInWords(answerBy, now, lang))}`
          : null}
      </p>
      <ul>
        {message.deliveries.map((line) => (
          <li key={`${line.channelId} ${line.queuedAt.getTime()}`}>
            {words.kind[line.kind]}: {words.delivery[line.state]}
            {line.why === null ? null : ` – ${words.why[line.why]}`}
            {line.nextAt === null ? null : ` – ${words.next(momentInWords(line.nextAt, now, lang))}`}
          </li>
        ))}
      </ul>
      {bring ? (
        <p>
          {words.byHand[bring.kind]} {bring.name} <Where channel={bring} />{" "}
          {bring.words ? null : words.onlyThis}
        </p>
      ) : null}
      {may && !isSettled(message) ? (
        <ButtonRow>
          {othersToTry(message, channels).map((channel) => (
            <CommandForm key={channel.id} name={`try-${id}-${channel.id}`} again={again}>
              <input type="hidden" name="messageId" value={id} />
              <input type="hidden" name="channelId" value={channel.id} />
              <Button variant="secondary">{words.tryWay(words.short[channel.kind])}</Button>
            </CommandForm>
          ))}
          {(["told", "answered", "dropped"] as const).map((outcome) => (
            <CommandForm key={outcome} name={`settle-${outcome}-${id}`} again={again}>
              <input type="hidden" name="messageId" value={id} />
              <input type="hidden" name="outcome" value={outcome} />
              <Button variant={outcome === "told" ? "secondary" : "tertiary"}>{words.settle[outcome]}</Button>
            </CommandForm>
          ))}
        </ButtonRow>
      ) : null}
    </section>
  );
}
