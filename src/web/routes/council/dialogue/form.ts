import { dialogueSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type Press, pressed } from "../shared/pressed.ts";

const { Contribute, Withdraw, MoveClosing, SumUp, ShowDialogue, TakeSummary } = dialogueSchemas;

export type Talked =
  | Press<"write", typeof Contribute>
  | Press<"withdraw", typeof Withdraw>
  | Press<"move", typeof MoveClosing>
  | Press<"sumUp", typeof SumUp>
  | Press<"show", typeof ShowDialogue>
  | Press<"take", typeof TakeSummary>;

/** Pure. The form that takes words back has their id in its name. */
export const parseDialogue =
  (dialogueId: string) =>
  (fields: FormFields, text: Text): Parsed<Talked> => {
    const [what = "", contributionId = ""] = fields.form.split(/-(.*)/s);
    const { get } = fields;
    const seen = Number(get("seen"));
    switch (what) {
      case "write":
        return pressed("write", parseCommand(Contribute, { dialogueId, words: get("words") }, text));
      case "withdraw":
        return pressed("withdraw", parseCommand(Withdraw, { contributionId }, text));
      case "move":
        return pressed(
          "move",
          parseCommand(MoveClosing, { dialogueId, seen, closesOn: get("closesOn") }, text),
        );
      case "sumUp":
        return pressed("sumUp", parseCommand(SumUp, { dialogueId, seen, summary: get("summary") }, text));
      case "take":
        return pressed("take", parseCommand(TakeSummary, { dialogueId, seen }, text));
      case "show":
      case "hide":
        return pressed(
          "show",
          parseCommand(ShowDialogue, { dialogueId, seen, shown: what === "show" }, text),
        );
      default:
        return noSuchForm(text);
    }
  };
