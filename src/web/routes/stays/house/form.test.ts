import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseHouse } from "./form.ts";

const text = textFor("da");
const ID = "01890000-0000-7000-8000-000000000001";

test.each([
  [{ form: `arrive-${ID}` }, { do: "arrive", stayId: ID }],
  [{ form: `again-${ID}` }, { do: "again", stayId: ID }],
  [
    { form: `more-${ID}`, lastNight: "2026-11-23" },
    { do: "more", stayId: ID, lastNight: "2026-11-23" },
  ],
  [{ form: `stop-${ID}` }, { do: "stop", waitingId: ID }],
  [{ form: "confirm" }, { do: "confirm" }],
])("%j", (fields, command) => expect(parseHouse(typed(fields), text)).toEqual({ ok: true, command }));

test.each([{ form: "arrive-" }, { form: "arrive-1" }, { form: `end-${ID}` }, { form: "" }])(
  "%j is none of the page's",
  (fields) => expect(parseHouse(typed(fields), text)).toMatchObject({ ok: false }),
);
