import { useText } from "../../../text/useText.ts";

/** The words for why no offer met a need: a redirect reason, a joint table without a taker, or no door known. */
export function useCauses(): (code: string) => string {
  const { care, catalogue } = useText();
  const words: Readonly<Record<string, string>> = { ...catalogue.redirectReason, ...care.gaps.causes };
  return (code) => words[code] ?? code;
}
