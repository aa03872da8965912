import type { z } from "zod";
import { type RecommendationCommands, recommendationCommands as schemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

const FORMS = [
  "adopt",
  "discard",
  "close",
  "reopen",
  "addEvidence",
  "addFigure",
  "removeEvidence",
  "story",
  "noStory",
  "send",
  "extend",
  "step",
  "followUp",
  "addTarget",
  "reviseTarget",
  "addReading",
  "focus",
  "unfocus",
] as const;
type Pressable = (typeof FORMS)[number];
/** Two forms for one command: that it rests on a story, and no longer; on a figure of ours, and on anything else. */
type CommandOf<K extends Pressable> = K extends "noStory"
  ? "story"
  : K extends "addFigure"
    ? "addEvidence"
    : K extends "send"
      ? "sendToAll"
      : Exclude<K, "noStory" | "addFigure" | "send">;

/** One of the forms of the page where a recommendation is worked on. */
export type Pressed = {
  readonly [K in Pressable]: { readonly do: K; readonly command: RecommendationCommands[CommandOf<K>] };
}[Pressable];

/** "1.234,5" and "1234.5" alike; what is none is left for the schema to refuse. */
const figure = (typed: string): number | string =>
  typed === "" ? "" : Number(typed.replaceAll(/[.\s](?=\d{3}(?:\D|$))/g, "").replace(",", "."));

const decided = ({ get }: FormFields) => ({
  ...{ on: get("on"), meetingId: get("meetingId"), words: get("words") },
});

/** A figure that may be chosen: where it stands, and what it is called in the papers. */
export interface FigureToRestOn {
  readonly kind: "figure" | "gap";
  readonly title: string;
  readonly address: string;
}

/** What was pressed. The recommendation is the page's, and so are the figures there are to choose from. */
export const parseWork =
  (recommendationId: string, figures: readonly FigureToRestOn[]) =>
  (fields: FormFields, text: Text): Parsed<Pressed> => {
    const pressed = oneOf(fields.form, FORMS);
    if (pressed === null) return noSuchForm(text);
    const { get } = fields;
    const seen = Number(get("seen"));
    const inputs: Readonly<Record<Pressable, Record<string, unknown>>> = {
      adopt: { recommendationId, seen, ...decided(fields) },
      discard: { recommendationId, seen, why: get("why") },
      close: { recommendationId, seen, why: get("why") },
      reopen: { recommendationId, seen, why: get("why") },
      addEvidence: {
        ...{ recommendationId, seen },
        evidence: {
          ...{ kind: get("kind"), title: get("title"), address: get("address"), words: get("words") },
        },
      },
      addFigure: {
        ...{ recommendationId, seen },
        evidence: { ...figures.find(({ address }) => address === get("figure")), words: get("words") },
      },
      story: { recommendationId, storyId: get("storyId") },
      noStory: { recommendationId, storyId: get("storyId") },
      removeEvidence: { recommendationId, seen, place: Number(get("place")) },
      send: {
        ...{
          recommendationId,
          to: fields.all("to"),
          on: get("on"),
          answerBy: get("answerBy"),
          basis: get("basis"),
        },
        ...{ committedBy: get("committedBy"), words: get("words") },
      },
      extend: { sendingId: get("sendingId"), answerBy: get("answerBy"), why: get("why") },
      step: { actionId: get("actionId"), state: get("state"), on: get("on"), words: get("words") },
      followUp: { recommendationId, on: get("on"), words: get("words") },
      addTarget: {
        ...{ recommendationId, words: get("words"), goal: figure(get("goal")), unit: get("unit") },
        ...{ direction: get("direction"), by: get("by") },
      },
      addReading: {
        ...{ targetId: get("targetId"), on: get("on"), value: figure(get("value")), words: get("words") },
      },
      reviseTarget: {
        ...{ targetId: get("targetId"), seen, words: get("words"), goal: figure(get("goal")) },
        ...{ direction: get("direction"), by: get("by"), why: get("why") },
      },
      unfocus: { recommendationId, year: Number(get("year")), why: get("why") },
      focus: { recommendationId, year: Number(get("year")), ...decided(fields) },
    };
    return parsed(pressed, inputs[pressed], text);
  };

function parsed(pressed: Pressable, input: Record<string, unknown>, text: Text): Parsed<Pressed> {
  const schema: z.ZodType = schemas[commandOf(pressed)];
  const result = parseCommand(schema, input, text, {
    field: (path) =>
      pressed === "addFigure" && path !== "evidence.words" && path.startsWith("evidence")
        ? "figure"
        : path.replace(/^evidence\./, ""),
    words: { goal: text.fieldIssues.outOfRange, value: text.fieldIssues.outOfRange },
  });
  if (!result.ok) return result;
  // The schema of that form has just said it is one of its commands.
  return { ok: true, command: { do: pressed, command: result.command } as Pressed };
}

function commandOf(pressed: Pressable): CommandOf<Pressable> {
  if (pressed === "noStory") return "story";
  if (pressed === "send") return "sendToAll";
  return pressed === "addFigure" ? "addEvidence" : pressed;
}
