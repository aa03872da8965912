import type { FormAgain } from "../http/command.ts";

/** Housekeeping and what is only ever chosen: of no use to somebody who copies what they wrote. */
const CHOSEN =
  /^(?:form|key|was-\w+|agreedWithCitizen|urgency|kind|needs|ending|state|outcome|scope|way|waitsFor|anonymous|edition|follows|number|labels|asked|came|decided|day|time|until|at|on|movedBy|citizenSays|company|transport|reasons|step|tonight|followUp|matters|how|ticks|care|whereTo|municipality|unsettled|.*(?:Ids?|On|[dD]oors))$/;
/** Chosen on one page and written on another: a code of ours is one small word ("noCapacity"). */
const EITHER = /^(?:answer|reason|by)$/;
const CODE = /^[a-z]+(?:[A-Z][a-z]+)*$/;

/** All that was written in a form, each text once, in the form's order. Pure. */
export function writtenIn(again: Pick<FormAgain, "values"> | undefined): readonly string[] {
  const texts = Object.entries(again?.values ?? {})
    .map(([name, values]) => [name.slice(name.lastIndexOf(".") + 1), values] as const)
    .filter(([name]) => !CHOSEN.test(name))
    .flatMap(([name, values]) => values.filter((value) => !(EITHER.test(name) && CODE.test(value))))
    .filter((value) => value !== "");
  return [...new Set(texts)];
}
