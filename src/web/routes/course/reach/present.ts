import type { MessageLine, ReachingView } from "#modules/relay/index.ts";
import type { Text } from "../../../text/types.ts";

type Channel = ReachingView["channels"][number];

/** Nothing is to be done about it any more. */
export const isSettled = ({ state, template }: Pick<MessageLine, "state" | "template">): boolean =>
  // How it felt is between the citizen and the page.
  template === "howWasIt" || state === "answered" || state === "told" || state === "dropped";

/** How it stands, in a word or two. */
export const stateOf = (
  { state, unanswered }: Pick<MessageLine, "state" | "unanswered">,
  words: Text["reaching"],
): string => (unanswered ? words.unanswered : words.state[state]);

/** The way a person is to bring it by; null when a machine is at it, or the way is gone. */
export function toBring(
  message: Pick<MessageLine, "deliveries">,
  channels: readonly Channel[],
): Channel | null {
  const last = message.deliveries.at(-1);
  return last?.state === "byHand" ? (channels.find(({ id }) => id === last.channelId) ?? null) : null;
}

/** One press each: the ways it is not just now going by; while it waits or is on its way, the one it is at is left out. */
export function othersToTry(
  message: Pick<MessageLine, "state" | "deliveries">,
  channels: readonly Channel[],
): readonly Channel[] {
  const last = message.deliveries.at(-1);
  return channels.filter(({ id }) => message.state === "failed" || id !== last?.channelId);
}
