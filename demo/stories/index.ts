import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import * as doors from "./doors.ts";
import * as everyday from "./everyday.ts";
import * as health from "./health.ts";
import * as outside from "./outside.ts";
import * as psychiatry from "./psychiatry.ts";
import * as returns from "./returns.ts";
import { questionForgotten, tableWithoutTaker, toldAgain, WAITING, waits } from "./stairs.ts";
import * as streets from "./streets.ts";
import * as young from "./young.ts";

type Teller = (stage: Stage) => Story;

/** The named courses: each is there in every size, whatever the seed, the hour or the day of the week. */
export const setPieces: Readonly<Record<string, Teller>> = {
  ...psychiatry,
  ...streets,
  ...health,
  ...everyday,
  ...returns,
  ...outside,
  ...doors,
  ...young,
  questionForgotten,
  toldAgain,
  tableWithoutTaker,
  ...Object.fromEntries(
    WAITING.map((waiting): [string, Teller] => [waiting.name, (stage) => waits(stage, waiting)]),
  ),
};
