import type { da } from "./da.ts";
import type { Lang } from "./lang.ts";

/** All words on screen. Danish is the source: `en.ts` fails the type check when a key is missing or foreign. */
export type Text = Omit<typeof da, "lang"> & { lang: Lang };

/** What a refusal tells besides its code (kernel/refusal.ts). */
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** A refusal's words: `{name}` is replaced by the detail of that name, or a function of the details. */
export type RefusalTexts = Readonly<Record<string, string | ((details: RefusalDetails) => string)>>;
