import type { Complaint, ComplaintWords } from "#modules/citizen/index.ts";
import type { ReachedAt } from "#modules/relay/index.ts";
import type { letter as Words } from "../../../text/da/letter.ts";
import { phoneInWords } from "../../../ui/format.ts";

/** A complaint as it is printed: every word in it the citizen's own, but for what a letter needs around them. One that was sent is as it left. */
export interface Letter {
  readonly to: string;
  readonly date: string;
  readonly parts: readonly { readonly title: string; readonly text: string }[];
  readonly from: string;
}

interface Around {
  readonly name: string;
  readonly at: ReachedAt | null;
  readonly today: Date;
}

const date = new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "Europe/Copenhagen" });

export function letterOf(
  complaint: Pick<Complaint, keyof ComplaintWords | "sentAt" | "sent">,
  around: Around,
  words: typeof Words,
): Letter {
  const { about, place, happened, wish, reach, sentAt, sent } = complaint;
  const { name, at, today } = sent && sentAt ? { ...sent, today: sentAt } : around;
  const onward = about === "municipality" ? words.passOn : about === "place" ? "" : words.sendOn;
  const parts = [
    { title: words.what, text: complaint.words },
    { title: words.where, text: place },
    { title: words.when, text: happened },
    { title: words.wish, text: wish },
    {
      title: words.reachTitle,
      text: reach && at ? words.reach(at.name, at.address, phoneInWords(at.phone)) : "",
    },
    { title: "", text: onward },
  ];
  return {
    to: sent?.to ?? (about === "place" && place !== "" ? words.toPlace(place) : words.to[about]),
    date: date.format(today),
    parts: parts.filter(({ text }) => text !== ""),
    from: name,
  };
}
