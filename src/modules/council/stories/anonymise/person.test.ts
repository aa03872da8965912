import { expect, test } from "vitest";
import { personSigns } from "./person.ts";

test.each([
  ["a name", "Det sagde Fatima om ventetiden.", "Fatima"],
  ["an age", "Han er 54 år og sover ude.", "54 år"],
  ["a man", "En ung mand sov foran døren.", "En ung mand"],
  ["she", "Derefter blev hun sendt videre.", "hun"],
  ["that one", "Vagten afviste kvinden i døren.", "kvinden"],
  ["something that happened", "En borger blev afvist tre steder samme nat.", "En borger"],
  ["one of them", "En af vores brugere ventede i ni timer.", "En af"],
  ["somebody's own words", "De hører tit ”kom igen en anden dag” i døren.", "”kom igen en anden dag”"],
  ["I", "Ingen lyttede til mig.", "mig"],
])("%s says that it is about one person", (_what, text, sign) => {
  expect(personSigns(text)).toContain(sign);
});

test.each([
  "Borgere i hjemløshed afvises på skadestuen, fordi de ikke har MitID.",
  "Når en borger udskrives, mangler der ofte et sted at sove.",
  "Mange møder fordomme i sundhedsvæsenet, og nogle opgiver at søge hjælp.",
  "En patient skal kunne tage sin ledsager med, når han eller hun ønsker det.",
  "Foreningerne oplever, at ”svingdørene” ikke stopper.",
  "",
])("what is said of many is general: %s", (text) => {
  expect(personSigns(text)).toEqual([]);
});
