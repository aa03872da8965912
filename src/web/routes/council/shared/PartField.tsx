import type { PartText, Written } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { markOf } from "./texts.ts";

/** One part of an item to write in, with what is needed to keep two who write at once apart. */
export function PartField({ part, text, rows }: { part: Written; text: PartText | undefined; rows: number }) {
  const { council } = useText();
  const { words, version } = text ?? { words: "", version: 0 };
  return (
    <div data-part={part} data-version={version}>
      <input type="hidden" name={`seen-${part}`} value={version} />
      <input type="hidden" name={`was-${part}`} value={markOf(words)} />
      <TextArea name={`text-${part}`} label={council.sections[part]} initial={words} rows={rows} optional />
    </div>
  );
}
