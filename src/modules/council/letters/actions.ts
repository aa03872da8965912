import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { id } from "#platform/fields.ts";
import { createSeal } from "#platform/seal.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { CouncilDeps } from "../acting.ts";
import { PUBLIC_KINDS } from "../site/types.ts";
import { GRACE, nextLetter } from "./rules.ts";
import {
  bodyIsThere,
  dueSubscription,
  forgetAsked,
  keepTold,
  mayAsk,
  type News,
  newsFor,
  subscribe,
  unsubscribe,
} from "./store.ts";
import { LETTER_PACES, type LetterWish } from "./types.ts";

const wish = {
  bodyId: id.nullable(),
  kinds: z.array(z.enum(PUBLIC_KINDS)).min(1, { error: "required" }).max(PUBLIC_KINDS.length),
  pace: z.enum(LETTER_PACES),
  lang: z.enum(["da", "en"]),
};
const AskForLetters = z.strictObject({
  address: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  ...wish,
});
const Link = z.strictObject({ address: z.string(), at: z.int(), ...wish });

/** A link to say yes by is good for so long. */
const LINK_LASTS = hours(48);
/** Subscribers told in one run. */
const BATCH = 500;

export type NewsLetter = Omit<News, "id">;

/** What somebody writes who puts words to a letter. */
interface Words {
  readonly subject: string;
  readonly text: string;
}

export function createLetters({ db, mail, secret }: Pick<CouncilDeps, "db" | "mail" | "secret">) {
  const { seal, open, digest } = createSeal(secret, "council letters");
  const digestOf = (address: string): Buffer => digest(`address ${address}`);
  const endTokenOf = (subscriptionId: Uuid): string =>
    `${subscriptionId}.${digest(`end ${subscriptionId}`).toString("base64url")}`;

  /** Throws Refused `linkExpired`. */
  function readLink(token: string, now: Instant) {
    const text = open(token);
    const { address, at, ...asked } = text === null ? expired() : Link.parse(JSON.parse(text));
    if (now.getTime() - at > LINK_LASTS) return expired();
    return { address, wish: asked satisfies LetterWish };
  }

  return {
    /**
     * Somebody would like letters: a letter goes to the address with a link to say yes by, and nothing is kept of the address before
     * they do. Whether it subscribes already makes no difference that can be seen. For everybody; an address is asked three times a
     * day at most, and more is passed over in silence. `write`: the words, around the link's token. Throws Refused `invalidInput`, `notFound`.
     */
    async askForLetters(
      asked: z.input<typeof AskForLetters>,
      write: (token: string) => Words,
      now: Instant,
    ): Promise<void> {
      const { address, ...wanted } = wellFormed(AskForLetters, asked);
      await db.write(SYSTEM, async (tx) => {
        if (wanted.bodyId !== null && !(await bodyIsThere(tx, wanted.bodyId))) throw new Refused("notFound");
        if (!(await mayAsk(tx, digestOf(address), now))) return;
        const token = seal(JSON.stringify({ address, at: now.getTime(), ...wanted }));
        mail.post(tx, { to: address, ...write(token), list: { end: null } }, now);
      });
    },

    /** What a link says yes to. Throws Refused `linkExpired`. */
    letterWish: (token: string, now: Instant): LetterWish => readLink(token, now).wish,

    /** Yes. Said twice it is said once. Throws Refused `linkExpired`. */
    async confirmLetters(token: string, now: Instant): Promise<LetterWish> {
      const { address, wish: wanted } = readLink(token, now);
      await db.write(SYSTEM, async (tx) => {
        if (wanted.bodyId !== null && !(await bodyIsThere(tx, wanted.bodyId)))
          throw new Refused("linkExpired");
        subscribe(
          tx,
          {
            ...{ id: newId(), sealed: seal(address), digest: digestOf(address), wish: wanted },
            nextAt: nextLetter(wanted.pace, now),
          },
          now,
        );
      });
      return wanted;
    },

    /** Stop: the address is gone from here, and so are its letters in the outbox. True also where there was nothing to stop; false: no such link. */
    async endLetters(token: string): Promise<boolean> {
      const [subscriptionId = ""] = token.split(".");
      if (!isUuid(subscriptionId) || !same(token, endTokenOf(subscriptionId))) return false;
      await db.write(SYSTEM, async (tx) => {
        const sealed = await unsubscribe(tx, subscriptionId);
        const address = sealed === null ? null : open(sealed);
        if (address !== null) mail.forgetList(tx, address);
      });
      return true;
    },

    /**
     * Writes to those who are due of what became public since they were last told, some minutes ago at least and public still: each
     * thing once to each. `write`: the words, in the subscriber's language, around the token of the link that ends it; `end`: that link.
     * The house's own errand. Returns how many letters.
     */
    async tellSubscribers(
      write: (
        lang: "da" | "en",
        news: readonly NewsLetter[],
        token: string,
      ) => Words & { readonly end: string },
      now: Instant,
    ): Promise<number> {
      const until = plus(now, -GRACE);
      const due = await db.ask(
        SYSTEM,
        sql<{ id: Uuid }>`
          select s.id from council.subscription s where s.next_at <= ${now}
             and exists (select from council.public_text t where t.at > s.seen_through and t.at <= ${until})
           order by s.next_at limit ${BATCH}`,
      );
      let written = 0;
      for (const { id: subscriptionId } of due)
        written += await db.write(SYSTEM, async (tx) => {
          const subscription = await dueSubscription(tx, subscriptionId, now);
          if (subscription === null) return 0;
          const news = await newsFor(tx, subscription, until, dayOf(now));
          keepTold(tx, subscription, news, {
            ...{ seenThrough: until, nextAt: nextLetter(subscription.pace, now), now },
          });
          const address = open(subscription.sealed);
          if (news.length === 0 || address === null) return 0;
          const { subject, text, end } = write(subscription.lang, news, endTokenOf(subscriptionId));
          mail.post(tx, { to: address, subject, text, list: { end } }, now);
          return 1;
        });
      await db.write(SYSTEM, async (tx) => forgetAsked(tx, now));
      return written;
    },
  };
}

function expired(): never {
  throw new Refused("linkExpired");
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
