import { gatheringSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { pointFrom } from "../shared/PointField.tsx";
import { type Press, pressed } from "../shared/pressed.ts";

const { GiveInput, WithdrawInput, AddHeading, Group, AdoptText, ShowText, CallOffGathering } =
  gatheringSchemas;

export type Gathered =
  | Press<"give", typeof GiveInput>
  | Press<"withdraw", typeof WithdrawInput>
  | Press<"heading", typeof AddHeading>
  | Press<"group", typeof Group>
  | Press<"adopt", typeof AdoptText>
  | Press<"show", typeof ShowText>
  | Press<"off", typeof CallOffGathering>;

/** Pure. The form that removes an input has its id in its name; each input's heading is a field of its own. */
export const parseInput =
  (gatheringId: string) =>
  (fields: FormFields, text: Text): Parsed<Gathered> => {
    const [what = "", inputId = ""] = fields.form.split(/-(.*)/s);
    const { get } = fields;
    const seen = Number(get("seen"));
    switch (what) {
      case "give": {
        const place = get("place") === "" ? null : Number(get("place"));
        const input = { gatheringId, place, fromWhom: get("fromWhom"), words: get("words") };
        return pressed("give", parseCommand(GiveInput, input, text));
      }
      case "withdraw":
        return pressed("withdraw", parseCommand(WithdrawInput, { inputId }, text));
      case "heading":
        return pressed("heading", parseCommand(AddHeading, { gatheringId, title: get("title") }, text));
      case "group": {
        const under = Object.keys(fields.values).flatMap((name) =>
          name.startsWith("under-")
            ? [{ inputId: name.slice(6), headingId: get(name) === "" ? null : get(name) }]
            : [],
        );
        return pressed("group", parseCommand(Group, { gatheringId, under }, text));
      }
      case "adopt": {
        const adopted = {
          ...{ words: get("words"), adoptedOn: get("adoptedOn"), adoptedAt: get("adoptedAt") },
          ...pointFrom(get("at")),
        };
        return pressed("adopt", parseCommand(AdoptText, { gatheringId, seen, ...adopted }, text));
      }
      case "show":
      case "hide":
        return pressed("show", parseCommand(ShowText, { gatheringId, seen, shown: what === "show" }, text));
      case "off":
        return pressed(
          "off",
          parseCommand(CallOffGathering, { gatheringId, seen, because: get("because") }, text),
        );
      default:
        return noSuchForm(text);
    }
  };
