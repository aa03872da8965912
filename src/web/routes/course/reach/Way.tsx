import type { ReachingView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts } from "../../../ui/Rows.tsx";

export type Channel = ReachingView["channels"][number];

interface Props {
  channel: Channel;
  first: boolean;
  may: boolean;
  again: FormAgain | undefined;
}

/** Where a way leads: a number one can ring, or as it is written. */
export function Where({ channel: { kind, to } }: { channel: Channel }) {
  return kind === "letter" || kind === "email" ? <span>{to}</span> : <PhoneLink phone={to} />;
}

/** One way, where it leads and what it may carry, and how it is moved up or taken away. */
export function Way({ channel, first, may, again }: Props) {
  const { reaching: words } = useText();
  const { id, kind, name, opens, closes, shared } = channel;
  const label = words.kind[kind];
  return (
    <li>
      <Card title={label}>
        <Facts
          items={[
            name === "" ? null : name,
            <Where key="where" channel={channel} />,
            opens === null || closes === null ? null : words.hours(opens, closes),
            channel.words ? words.words : words.noWords,
            channel.asks ? words.asks : null,
          ]}
        />
        {shared ? <p>{words.shared}</p> : null}
        {may ? (
          <ButtonRow>
            {first ? null : (
              <CommandForm name={`raise-${id}`} again={again}>
                <input type="hidden" name="channelId" value={id} />
                <Button variant="tertiary" aria-label={words.raiseLabel(label)}>
                  {words.raise}
                </Button>
              </CommandForm>
            )}
            <CommandForm name={`remove-${id}`} again={again}>
              <input type="hidden" name="channelId" value={id} />
              <ConfirmButton label={words.removeLabel(label)} confirm={words.removeYes}>
                <p>{words.removeLead}</p>
              </ConfirmButton>
            </CommandForm>
          </ButtonRow>
        ) : null}
      </Card>
    </li>
  );
}
