import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/**
 * The way out by SMS: one HTTP call to whatever gateway the region has an agreement with, as STAFET_SMS describes it. Nothing here
 * knows what a message is about; the texts it is given say nothing of anybody.
 */

/** What came of handing over one message. `later`: it has it not. `doubtful`: perhaps it has. */
export type SmsOutcome =
  | { readonly kind: "taken"; readonly reference: string | null }
  | { readonly kind: "refused" | "later" | "doubtful" };

export interface Sms {
  /** Ours, the same each time it is tried: a gateway that is told it sends it once. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** What the gateway tells us: what became of a message, or what somebody answered. */
export type GatewayNews =
  | { readonly kind: "report"; readonly name: string; readonly arrived: boolean; readonly call: string }
  | { readonly kind: "reply"; readonly from: string; readonly text: string; readonly call: string };

const path = z.string().regex(/^[\w-]+(\.[\w-]+)*$/, "must be names with dots between, as in messages.0.id");
const text = z.string().min(1);

/** STAFET_SMS: how the gateway is spoken to, and how it speaks to us. */
export const SmsSettings = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }),
    /** As they are sent; a token stands here. */
    headers: z.record(z.string(), z.string()).default({}),
    /** The JSON it wants; {{to}}, {{text}} and {{id}} in its texts are filled in. */
    body: z.record(z.string(), z.json()),
    /** Where its answer has what it calls the message. A 2xx without it is not believed. */
    reference: path.optional(),
    timeoutSeconds: z.number().min(1).max(60).default(15),
    /** Countries it may send to, as "+45"; all, where none are named. */
    countries: z.array(z.string().regex(/^\+\d{1,4}$/)).optional(),
    /** The secret its calls to /sms/besked carry as a bearer token, and where in them things stand. */
    calls: z
      .strictObject({
        secret: z.string().min(24, "must have at least 24 characters"),
        /** What the report is about: our id, or the gateway's. */
        name: path.optional(),
        state: path.optional(),
        arrived: z.array(text).default([]),
        failed: z.array(text).default([]),
        /** Of an answer: who, and what. */
        from: path.optional(),
        text: path.optional(),
      })
      .optional(),
  })
  .refine(
    ({ body }) => /\{\{to\}\}/.test(JSON.stringify(body)) && /\{\{text\}\}/.test(JSON.stringify(body)),
    {
      error: "must have {{to}} and {{text}} in its body",
    },
  );
export type SmsSettings = z.output<typeof SmsSettings>;

/** The setting's text: one JSON object. */
export const SmsSetting = z
  .string()
  .transform((given, context) => {
    try {
      return JSON.parse(given) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be a JSON object" });
      return z.NEVER;
    }
  })
  .pipe(SmsSettings);

export type SmsGateway = ReturnType<typeof createSmsGateway>;

type Json = z.output<ReturnType<typeof z.json>>;

/** What stands in the texts of a template is replaced; its form never changes, whatever is put in. */
function filled(template: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof template === "string")
    return template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(template)) return template.map((item) => filled(item, values));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]));
}

/** What stands at "messages.0.id", as text; null when nothing does. */
function at(value: unknown, where: string | undefined): string | null {
  if (where === undefined) return null;
  let found: unknown = value;
  for (const name of where.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return null;
    found = (found as Record<string, unknown>)[name];
  }
  return typeof found === "string" || typeof found === "number" ? String(found) : null;
}

const LONGEST_ANSWER = 64 * 1024;
/** It was never there, so it has nothing: nobody listens, or no such host. */
const NOT_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === "string" ? cause.code : "";
};

/** The gateway of these settings. Its functions never throw. */
export function createSmsGateway(settings: SmsSettings) {
  const { url, headers, body, reference, timeoutSeconds, countries, calls } = settings;
  const digest = (secret: string): Buffer => createHash("sha256").update(secret).digest();

  async function understood(response: Response): Promise<SmsOutcome> {
    const { status } = response;
    if (status === 429 || status === 408 || status >= 500) return { kind: "later" };
    // A wrong token or address is ours to mend, and the message waits for it; what else it will not take, it will not.
    if (status === 401 || status === 403 || status === 404) return { kind: "later" };
    if (status >= 400) return { kind: "refused" };
    if (status >= 300) return { kind: "later" };
    const said = await response.text();
    if (reference === undefined) return { kind: "taken", reference: null };
    const name = said.length > LONGEST_ANSWER ? null : at(json(said), reference);
    return name === null || name.length > 200 ? { kind: "doubtful" } : { kind: "taken", reference: name };
  }

  return {
    /** Whether answers to an SMS come back to us. */
    answersHeard: calls?.from !== undefined && calls.text !== undefined,

    async send({ id, to, text: words }: Sms): Promise<SmsOutcome> {
      if (countries && !countries.some((code) => to.startsWith(code))) return { kind: "refused" };
      try {
        return await understood(
          await fetch(url, {
            method: "POST",
            redirect: "manual",
            // A line kept open that died meanwhile would read as a doubt: each goes by a line of its own.
            headers: { "content-type": "application/json", ...headers, connection: "close" },
            body: JSON.stringify(filled(body, { id, to, text: words })),
            signal: AbortSignal.timeout(timeoutSeconds * 1000),
          }),
        );
      } catch (error) {
        // Cut off, or too slow: it may have heard us.
        return { kind: NOT_REACHED.has(codeOf(error)) ? "later" : "doubtful" };
      }
    },

    /** Is this the gateway, by the token it carries? */
    knows: (authorization: string | null): boolean =>
      calls !== undefined && timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${calls.secret}`)),

    /** What a call says, one or many; nothing for what is not understood. */
    news(said: string): readonly GatewayNews[] {
      const whole = json(said);
      const all = Array.isArray(whole) ? whole.slice(0, 100) : [whole];
      return all.flatMap((one): GatewayNews[] => {
        const call = JSON.stringify(one) ?? "";
        const [from, words] = [at(one, calls?.from), at(one, calls?.text)];
        if (from !== null && words !== null) return [{ kind: "reply", from, text: words, call }];
        const [name, state] = [at(one, calls?.name), at(one, calls?.state)];
        if (name === null || state === null) return [];
        if (calls?.arrived.includes(state)) return [{ kind: "report", name, arrived: true, call }];
        return calls?.failed.includes(state) ? [{ kind: "report", name, arrived: false, call }] : [];
      });
    },
  };
}

function json(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
