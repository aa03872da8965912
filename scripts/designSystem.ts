import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

/**
 * Det Fælles Designsystem as we send it: its own style sheet (neutral theme) from its package, without the rules
 * for parts no page of ours uses and without its font faces – ours name the small Latin files in `styles/fonts.css`.
 * Class names count as used when they stand written out in `src/web`, so never build one from pieces.
 */
export function designSystem(): Plugin {
  return {
    name: "stafet:design-system",
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { id: /dkfds\/dist\/css\/dkfds\.css$/ },
      handler: async (css) => ({ code: await onlyUsedRules(withoutFontFaces(css)), map: null }),
    },
  };
}

const withoutFontFaces = (css: string): string => css.replaceAll(/@font-face\s*\{[^}]*\}/g, "");

async function onlyUsedRules(css: string): Promise<string> {
  const [result] = await new PurgeCSS().purge({
    content: await sources("src/web"),
    css: [{ raw: css }],
    defaultExtractor: (content) => content.match(/[\w-]+/g) ?? [],
    keyframes: true,
  });
  return result?.css ?? css;
}

async function sources(folder: string): Promise<{ raw: string; extension: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".tsx"));
  return Promise.all(
    files.map(async (file) => ({ raw: await readFile(join(folder, file), "utf8"), extension: "tsx" })),
  );
}
