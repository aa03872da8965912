import { use } from "react";
import type { PartText, Written } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Label } from "../../../ui/FieldParts.tsx";
import { FormContext, useField } from "../../../ui/formContext.ts";
import { markOf } from "./texts.ts";

/**
 * What says on top of what something was written: as it was sent, where the form stands there again with the words that were – else they
 * would be saved over what somebody else has written meanwhile, and nobody would have read that.
 */
function WrittenOn({ name, value }: { name: string; value: string }) {
  const { again } = use(FormContext);
  return <input type="hidden" name={name} value={again?.values[name]?.[0] ?? value} />;
}

/** The page the parts of a form are written on. */
export const Writer = ({ value }: { value: string }) => <WrittenOn name="writer" value={value} />;

/** One part of an item to write in, with what is needed to keep two who write at once apart. */
export function PartField({ part, text, rows }: { part: Written; text: PartText | undefined; rows: number }) {
  const { council } = useText();
  const { words, version } = text ?? { words: "", version: 0 };
  const field = useField(`text-${part}`);
  return (
    <div className="form-group" data-part={part} data-version={version}>
      <WrittenOn name={`seen-${part}`} value={String(version)} />
      <WrittenOn name={`was-${part}`} value={markOf(words)} />
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
