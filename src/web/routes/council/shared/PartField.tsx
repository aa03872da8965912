import type { PartText, Written } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Label } from "../../../ui/FieldParts.tsx";
import { useField } from "../../../ui/formContext.ts";
import { markOf } from "./texts.ts";

/** One part of an item to write in, with what is needed to keep two who write at once apart. */
export function PartField({ part, text, rows }: { part: Written; text: PartText | undefined; rows: number }) {
  const { council } = useText();
  const { words, version } = text ?? { words: "", version: 0 };
  const field = useField(`text-${part}`);
  return (
    <div className="form-group" data-part={part} data-version={version}>
      <input type="hidden" name={`seen-${part}`} value={version} />
      <input type="hidden" name={`was-${part}`} value={markOf(words)} />
      <Label htmlFor={field.id} text={council.sections[part]} />
      <textarea
        className="form-input"
        id={field.id}
        name={`text-${part}`}
        rows={rows}
        lang="da"
        defaultValue={field.kept ? field.kept[0] : words}
      />
    </div>
  );
}
