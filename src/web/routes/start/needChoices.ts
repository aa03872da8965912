import { useText } from "../../text/useText.ts";
import type { Choice } from "../../ui/Select.tsx";

/** The catalogue as choices, in the viewer's language. */
export function useNeedChoices(
  kinds: readonly { code: string; name: { da: string; en: string } }[],
): readonly Choice[] {
  const { lang } = useText();
  return kinds.map(({ code, name }) => ({ value: code, label: name[lang] }));
}
