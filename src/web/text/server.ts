import { da } from "./da.ts";
import { en } from "./en.ts";
import type { Lang } from "./lang.ts";
import type { Text } from "./types.ts";

const texts: Record<Lang, Text> = { da, en };

/** All words in one language. For the server only: the browser is sent just the language it needs. */
export const textFor = (lang: Lang): Text => texts[lang];
