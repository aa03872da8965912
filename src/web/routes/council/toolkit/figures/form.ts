import { FIGURE_OUTCOMES, type Figure, type FigureOutcome } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";

export type Pressed =
  | { readonly do: "send"; readonly sentOn: string; readonly answerBy: string }
  | { readonly do: "remind"; readonly on: string }
  | {
      readonly do: "settle";
      readonly outcome: FigureOutcome;
      readonly on: string;
      readonly words: string;
      readonly figures: Figure[];
    }
  | { readonly do: "publish"; readonly published: boolean };

/** "2025; got help; 41", one on each line; decimals with a comma or a point. Null: a line that is none. Pure. */
export function figuresIn(text: string): Figure[] | null {
  const figures: Figure[] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const match = /^(\d{4})\s*;\s*([^;]+?)\s*;\s*(\d{1,9}(?:[.,]\d{1,3})?)$/.exec(line);
    if (!match) return null;
    figures.push({
      year: Number(match[1]),
      what: match[2] ?? "",
      value: Number((match[3] ?? "").replace(",", ".")),
    });
  }
  return figures;
}

export const figuresAsText = (figures: readonly Figure[]): string =>
  figures.map(({ year, what, value }) => `${year}; ${what}; ${`${value}`.replace(".", ",")}`).join("\n");

export function parseFigures(fields: FormFields, text: Text): Parsed<Pressed> {
  const { get, form } = fields;
  const pressed = oneOf(form, ["send", "remind", "settle", "publish"]);
  const required = (name: string) => ({ ok: false as const, errors: { [name]: text.fieldIssues.required } });
  switch (pressed) {
    case null:
      return noSuchForm(text);
    case "send":
      if (get("sentOn") === "") return required("sentOn");
      if (get("answerBy") === "") return required("answerBy");
      return { ok: true, command: { do: "send", sentOn: get("sentOn"), answerBy: get("answerBy") } };
    case "remind":
      return get("on") === "" ? required("on") : { ok: true, command: { do: "remind", on: get("on") } };
    case "settle": {
      const outcome = oneOf(get("outcome"), FIGURE_OUTCOMES);
      if (outcome === null) return required("outcome");
      if (get("on") === "") return required("on");
      const figures = figuresIn(outcome === "numbers" ? get("numbers") : "");
      if (figures === null)
        return { ok: false, errors: { numbers: text.councilToolkit.figures.numbersWrong } };
      return { ok: true, command: { do: "settle", outcome, on: get("on"), words: get("words"), figures } };
    }
    case "publish":
      return { ok: true, command: { do: "publish", published: get("published") === "yes" } };
  }
}
