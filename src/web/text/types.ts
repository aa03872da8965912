import type { da } from "./da.ts";
import type { Lang } from "./lang.ts";

/** All words on screen. Danish is the source: `en.ts` fails the type check when a key is missing or foreign. */
export type Text = Omit<typeof da, "lang"> & { lang: Lang };

/** A refusal's words; `{name}` is replaced by the detail of that name. */
export type RefusalTexts = Readonly<Record<string, string>>;
