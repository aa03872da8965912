import type { Instant } from "#kernel/clock.ts";
import { formatPhone, parsePhone } from "#kernel/phone.ts";
import { da } from "../templates/da.ts";
import { en } from "../templates/en.ts";
import type { MessageTemplate } from "../types.ts";

/** All an SMS is made of. There is no way from here to who the citizen is or what they need: that is the rule (E2). */
export interface SmsFacts {
  readonly template: MessageTemplate;
  readonly language: "da" | "en";
  /** Whom to ring: the unit's own. */
  readonly phone: string;
  readonly moment: Instant | null;
  /** Where it asks how it felt: leads to a page that says nothing of anybody. */
  readonly link?: string | null;
}

const languages = { da, en };
const moments = {
  da: new Intl.DateTimeFormat("da-DK", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Copenhagen",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Copenhagen",
  }),
};

const dayAlone = {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "Europe/Copenhagen",
} as const;
const days = {
  da: new Intl.DateTimeFormat("da-DK", dayAlone),
  en: new Intl.DateTimeFormat("en-GB", dayAlone),
};

const phoneInWords = (phone: string): string => {
  const parsed = parsePhone(phone);
  return parsed === null ? phone : formatPhone(parsed);
};

/** "Vil du ringe til os? Ring på 33 12 34 56." */
export function sentence({ template, language, phone, moment, link }: SmsFacts): string {
  const when = moment === null ? "" : moments[language].format(moment);
  const day = moment === null ? "" : days[language].format(moment);
  return languages[language].says[template]({ phone: phoneInWords(phone), when, day, link: link ?? "" });
}

/** What leaves by SMS; with how to say that it is the wrong number, where an answer is heard. */
export const smsText = (facts: SmsFacts, answersHeard: boolean): string =>
  answersHeard ? `${sentence(facts)} ${languages[facts.language].stop}` : sentence(facts);

/** What leaves by other ways: the sentence, and – where the citizen lets the way carry them – the words and whose they are. */
export function letterText(
  facts: SmsFacts,
  more: { readonly words: string; readonly unit: string } | null,
): { readonly subject: string; readonly text: string } {
  const { subject, from } = languages[facts.language];
  const parts = [sentence(facts), ...(more === null ? [] : [more.words, from(more.unit)])];
  return { subject, text: parts.filter((part) => part !== "").join("\n\n") };
}

/** To whoever handed something over, by SMS and e-mail alike: whoever holds the phone learns nothing. */
export const thanksText = (language: "da" | "en"): { readonly subject: string; readonly text: string } =>
  languages[language].thanks;
