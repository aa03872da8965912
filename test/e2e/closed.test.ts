import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { askedAbout, openAnswer } from "./steps.ts";

// A door that has one need and the citizen's yes to nothing more: what it may not see is named as closed, with the way to ask.

test("what is closed is named, and the way to ask for it, on a phone and on a desk", async () => {
  const { message, nurse } = await askedAbout("Et sted at sove i nat", ["Herberget Nordlys"], /Ikke nu/);
  expect(await nurse.getByRole("heading", { name: "Lukket for jer" }).count()).toBe(0);
  const shelter = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE });
  await openAnswer(shelter, message);
  await shelter.getByRole("button", { name: /^Tag imod/ }).click();
  await shelter.waitForURL("**/forloeb/**");
  await shelter.getByRole("heading", { name: "Lukket for jer" }).waitFor();
  for (const closed of ["Læge og udredninger", "Det, andre har fortalt", "Hvem borgeren følges med"])
    await shelter.getByRole("listitem").filter({ hasText: closed }).waitFor();
  await shelter.getByText("Hvordan borgeren vil mødes, og hvad der har hjulpet før, er lukket").waitFor();
  await expectAccessible(shelter);
  await expectNoSidewaysScroll(shelter);
  await screenshot(shelter, "lukket-390");
  await shelter.setViewportSize({ width: 1280, height: 900 });
  await screenshot(shelter, "lukket-1280");
}, 90_000);
