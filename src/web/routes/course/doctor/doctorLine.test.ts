import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { doctorInWords, lacksDoctor } from "./doctorLine.ts";

const words = textFor("da").doctor;
const said = (state: "here" | "elsewhere" | "none" | "unknown", name = "", place = "") => ({
  state,
  name,
  place,
});

test.each([
  [null, "Ikke skrevet endnu", false],
  [said("here", "Lægehuset"), "Lægehuset", false],
  [said("elsewhere", "Lægehuset"), "Lægehuset, et andet sted i landet", true],
  [said("elsewhere", "Lægehuset", "Aalborg"), "Lægehuset i Aalborg", true],
  [said("elsewhere", "", "Aalborg"), "I Aalborg", true],
  [said("none"), "Har ingen læge", true],
  [said("unknown"), "Ingen ved, om der er en læge", false],
] as const)("%j reads %s, and lacks one: %s", (doctor, line, lacks) => {
  expect(doctorInWords(doctor, words)).toBe(line);
  expect(lacksDoctor(doctor)).toBe(lacks);
});
