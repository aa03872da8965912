import { sql } from "kysely";
import { createTransport } from "nodemailer";
import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { type Database, later, systemActor, type Tx } from "./db.ts";
import { createSeal } from "./seal.ts";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** An iCalendar file that comes with it. */
  readonly calendar?: string;
  /** For letters somebody subscribed to: the address that ends them with one press (RFC 8058); null on the letter that asks whether they want them. */
  readonly list?: { readonly end: string | null };
}

/** One letter in the outbox. The text is there only until it is sent. */
export interface OutboxLine {
  readonly id: string;
  readonly at: Instant;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string | null;
  readonly sentAt: Instant | null;
}

interface Waiting {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly sealed: string;
  readonly calendar: string | null;
  readonly list: string | null;
}

/** What mail programs show as a button beside the letter. */
const endingBy = (end: string | null) =>
  end === null
    ? {}
    : { headers: { "List-Unsubscribe": `<${end}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } };

/** After so many tries over hours nobody is there. */
const TRIES = 50;

/** A server that says nothing for so long (milliseconds) says nothing. */
const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/**
 * Mail: written to an outbox by the transaction that has something to say, and sent by a job where SMTP is configured.
 * Without it the outbox is as far as it goes: people look at it in the demonstration.
 */
export function createMail(options: {
  db: Database;
  secret: string;
  /** smtp://user:password@host:port or smtps://…; null keeps everything in the outbox. */
  smtpUrl: string | null;
  from: string;
}) {
  const { db, smtpUrl, from } = options;
  const { seal, open } = createSeal(options.secret, "mail");
  const transport = smtpUrl === null ? null : createTransport({ url: encrypted(smtpUrl), ...TIMEOUTS });

  return {
    /** Whether anything leaves the house. */
    delivers: transport !== null,

    /** Queues a letter with the transaction: it is sent if and only if that commits. */
    post(tx: Tx, letter: Letter, now: Instant): void {
      later(
        tx,
        sql`insert into platform.mail (id, at, recipient, subject, sealed, calendar, list)
            values (${newId()}, ${now}, ${letter.to}, ${letter.subject}, ${seal(letter.text)},
                    ${letter.calendar === undefined ? null : seal(letter.calendar)},
                    ${letter.list === undefined ? null : letter.list.end === null ? "" : seal(letter.list.end)})`.compile(
          tx,
        ),
      );
    },

    /**
     * Sends what waits, oldest first; what a server refuses waits for the next time, and `onRefused` is told why. Returns how
     * many were sent.
     */
    async deliver(now: Instant, onRefused: (error: unknown) => void = () => {}): Promise<number> {
      if (transport === null) return 0;
      const { rows } = await db.read(systemActor, (tx) =>
        sql<Waiting>`
          select id, recipient, subject, sealed, calendar, list from platform.mail
           where sent_at is null and sealed is not null and attempts < ${TRIES} order by at limit 50`.execute(
          tx,
        ),
      );
      let sent = 0;
      for (const row of rows) {
        const text = open(row.sealed);
        const calendar = row.calendar === null ? null : open(row.calendar);
        const end = row.list ? open(row.list) : null;
        const gone =
          text !== null &&
          (await transport
            .sendMail({
              from,
              to: row.recipient,
              subject: row.subject,
              text,
              ...attached(calendar),
              ...endingBy(end),
            })
            .then(
              () => true,
              (error) => {
                onRefused(error);
                return false;
              },
            ));
        if (gone) sent += 1;
        await db.write(systemActor, (tx) =>
          gone
            ? sql`update platform.mail set sent_at = ${now}, sealed = null, calendar = null, list = case when list is null then null else '' end where id = ${row.id}`.execute(
                tx,
              )
            : sql`update platform.mail set attempts = attempts + 1 where id = ${row.id}`.execute(tx),
        );
      }
      return sent;
    },

    /**
     * Hands over one letter at once, for an outbox of somebody else's. `id` is in its Message-ID, the same each time it is tried.
     * Never throws: `later`, the server has it not; `doubtful`, perhaps it has; `refused`, it will not take it, now or later.
     */
    async carry(
      letter: Letter & { readonly id: string },
    ): Promise<{ kind: "taken"; reference: null } | { kind: "refused" | "later" | "doubtful" }> {
      if (transport === null) return { kind: "later" };
      const { id, to, subject, text } = letter;
      const messageId = `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? "stafet"}>`;
      try {
        // As an address and not as a text to be read: what stands in it can name nobody else.
        await transport.sendMail({ from, to: { name: "", address: to }, subject, text, messageId });
        return { kind: "taken", reference: null };
      } catch (error) {
        return { kind: whatWentWrong(error) };
      }
    },

    /** The newest letters with their text. Demonstration only: whoever reads a link may follow it. */
    async outbox(): Promise<OutboxLine[]> {
      const { rows } = await db.read(systemActor, (tx) =>
        sql<OutboxLine & { sealed: string | null }>`
          select id, at, recipient, subject, sealed, sent_at as "sentAt" from platform.mail order by at desc, id desc limit 50`.execute(
          tx,
        ),
      );
      return rows.map(({ sealed, ...line }) => ({ ...line, text: sealed === null ? null : open(sealed) }));
    },

    /** How many letters wait, and since when: for the operations page. */
    async waiting(): Promise<{ count: number; since: Instant | null }> {
      const { rows } = await db.read(systemActor, (tx) =>
        sql<{ count: number; since: Instant | null }>`
          select count(*)::int as count, min(at) as since from platform.mail where sent_at is null`.execute(
          tx,
        ),
      );
      return rows[0] ?? { count: 0, since: null };
    },

    /** Every letter of a subscription to this address, sent or not: who says stop is not kept in the outbox either. */
    forgetList(tx: Tx, to: string): void {
      later(tx, sql`delete from platform.mail where recipient = ${to} and list is not null`.compile(tx));
    },

    /** Letters are kept a month after the day they were written. Returns how many were cleared away. */
    async forgetOld(before: Instant): Promise<number> {
      const { numAffectedRows } = await db.write(systemActor, (tx) =>
        sql`delete from platform.mail where at < ${before}`.execute(tx),
      );
      return Number(numAffectedRows ?? 0n);
    },

    close: async (): Promise<void> => transport?.close(),
  };
}

/** As a calendar reads it: what its METHOD says, and a file to open. */
const attached = (calendar: string | null) =>
  calendar === null
    ? {}
    : {
        icalEvent: {
          filename: "moede.ics",
          method: /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? "PUBLISH",
          content: calendar,
        },
      };

/**
 * A letter may hold a link that lets one in: it leaves this machine over TLS, or waits. "smtp://" then asks for STARTTLS,
 * unless its address says `?requireTLS=false`. Exported for its test.
 */
export function encrypted(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const near = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "smtp:" && !near && !url.searchParams.has("requireTLS"))
    url.searchParams.set("requireTLS", "true");
  return url.href;
}

/** It was never there, or we never came in: then it has nothing. */
const NOT_REACHED = /^(?:ECONNREFUSED|EDNS|ENOTFOUND|ETLS|EAUTH|EHOSTUNREACH|ENETUNREACH)$/;

/** By the code of its answer (RFC 5321: 5xx for good, 4xx for now); without one it may have been cut off with the letter in hand. */
function whatWentWrong(error: unknown): "refused" | "later" | "doubtful" {
  const given = error as { responseCode?: number; command?: string; code?: string; message?: string };
  const { responseCode, command, code = "", message = "" } = given;
  if (responseCode !== undefined)
    return responseCode >= 500 && (command === "RCPT TO" || command === "DATA") ? "refused" : "later";
  if (code === "EENVELOPE") return "refused";
  if (NOT_REACHED.test(code) || /ECONNREFUSED|^Connection timeout|^Greeting never/.test(message))
    return "later";
  return "doubtful";
}

export type Mail = ReturnType<typeof createMail>;
