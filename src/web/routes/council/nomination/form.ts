import { nominationSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { pointFrom } from "../shared/PointField.tsx";
import { type Press, pressed } from "../shared/pressed.ts";

const { Nominate, WithdrawName, DecideNames, CallOffNames } = nominationSchemas;

export type Named =
  | Press<"name", typeof Nominate>
  | Press<"back", typeof WithdrawName>
  | Press<"decide", typeof DecideNames>
  | Press<"off", typeof CallOffNames>;

/** Pure. The form that takes a name back has its id in its name. */
export const parseNomination =
  (nominationId: string) =>
  (fields: FormFields, text: Text): Parsed<Named> => {
    const [what = "", nomineeId = ""] = fields.form.split(/-(.*)/s);
    const { get } = fields;
    const seen = Number(get("seen"));
    switch (what) {
      case "name":
        return pressed("name", parseCommand(Nominate, { nominationId, seatId: get("seatId") }, text));
      case "back":
        return pressed("back", parseCommand(WithdrawName, { nomineeId }, text));
      case "decide": {
        const decided = {
          chosen: fields.all("chosen"),
          decidedOn: get("decidedOn"),
          ...{ ...pointFrom(get("at")), decidedAt: get("decidedAt") },
        };
        return pressed("decide", parseCommand(DecideNames, { nominationId, seen, ...decided }, text));
      }
      case "off":
        return pressed(
          "off",
          parseCommand(CallOffNames, { nominationId, seen, because: get("because") }, text),
        );
      default:
        return noSuchForm(text);
    }
  };
