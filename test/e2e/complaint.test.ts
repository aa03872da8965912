import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// A complaint in the citizen's own words: from four answers on a cheap phone to a letter, shown to a helper and sent.

const PIN = "482913";

test("written alone, shown, changed together, sent and thrown away", async () => {
  const helper = await openPage({ as: "mette-kaas", width: PHONE, expectStatus: [400, 409] });
  const name = aName();
  await openCourse(helper, { name, needs: ["Tænder"] });
  const id = /nogen-staar-her\/([0-9a-f-]{36})/.exec(helper.url())?.[1] ?? "";
  await helper.goto(`/forloeb/${id}/kort`);
  await helper.getByLabel("PIN, seks cifre").fill(PIN);
  await helper.getByRole("button", { name: "Giv et kort" }).click();
  await helper.getByText("Kortet er klar.").waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await helper.locator("main").innerText())?.[0] ?? "";

  const citizen = await openPage({
    width: 320,
    javaScript: false,
    expectStatus: [400, 409],
    path: `/kort/${code}`,
  });
  await citizen.getByLabel("PIN", { exact: true }).fill(PIN);
  await citizen.getByRole("button", { name: "Vis min side" }).click();
  await citizen.getByRole("link", { name: "Mine rettigheder" }).click();
  await citizen.getByRole("link", { name: "Skriv en klage, eller se hvem der kan hjælpe" }).click();
  await citizen.getByText("Patientvejlederne").waitFor();
  await expectAccessible(citizen);
  await expectNoSidewaysScroll(citizen);
  await screenshot(citizen, "klage-320");
  expect(gzipSync(await citizen.content()).length).toBeLessThan(45 * 1024);

  await citizen.getByLabel("Hvor var det?").fill("Akutmodtagelsen");
  await citizen.getByRole("button", { name: "Lav brevet" }).click();
  await citizen.getByRole("alert").waitFor();
  expect(await citizen.getByLabel("Hvor var det?").inputValue()).toBe("Akutmodtagelsen");
  await citizen.getByLabel("Sygehus, læge eller anden behandling").check();
  await citizen.getByLabel("Hvad skete der?").fill("De bad mig gå.\n<b>Jeg havde ondt.</b>");
  await citizen.getByLabel(/Skriv i brevet, at jeg kan nås hos/).check();
  await citizen.getByRole("button", { name: "Lav brevet" }).click();
  const letter = citizen.locator(".letter");
  await letter.getByText("Styrelsen for Patientklager").waitFor();
  await letter.getByText("<b>Jeg havde ondt.</b>").waitFor();
  await letter.getByText(/Jeg kan nås hos Herberget Nordlys/).waitFor();
  await expectAccessible(citizen);
  await expectNoSidewaysScroll(citizen);
  await screenshot(citizen, "klage-brev-320");

  await helper.goto(`/forloeb/${id}`);
  await helper.getByRole("link", { name: "Hjælp til at klage" }).click();
  await helper.getByText("Borgeren har ikke vist nogen breve.").waitFor();
  await citizen.getByRole("button", { name: "Vis det til Herberget Nordlys" }).click();
  await citizen.getByText("Dig og Herberget Nordlys.").waitFor();
  await helper.reload();
  await helper.locator(".letter").getByText("<b>Jeg havde ondt.</b>").waitFor();
  await expectAccessible(helper);
  await expectNoSidewaysScroll(helper);
  await screenshot(helper, "klage-hjaelper-390");
  await helper.emulateMedia({ media: "print" });
  await screenshot(helper, "klage-print");
  await helper.emulateMedia({ media: "screen" });
  await helper.getByText("Ret brevet").click();
  await helper.getByLabel("Hvornår?").first().fill("I mandags");
  await helper.getByRole("button", { name: "Gem brevet" }).first().click();
  await helper.getByText("Brevet er gemt.").waitFor();

  // The citizen's page was drawn before the helper wrote: nothing is overwritten, and nothing typed is lost.
  await citizen.getByText("Ret brevet").click();
  await citizen.getByLabel("Hvad vil du gerne have?").fill("En undskyldning");
  await citizen.getByRole("button", { name: "Lav brevet" }).click();
  await citizen.getByRole("alert").waitFor();
  expect(await citizen.getByLabel("Hvad vil du gerne have?").inputValue()).toBe("En undskyldning");
  await citizen.getByRole("button", { name: "Lav brevet" }).click();
  await citizen.locator(".letter").getByText("En undskyldning").waitFor();

  await helper.reload();
  await helper.getByRole("button", { name: "Brevet er sendt" }).click();
  await helper.getByText("Det er noteret, at brevet er sendt.").waitFor();
  await citizen.reload();
  await citizen.getByText("Nu kan det ikke rettes mere.").waitFor();
  await screenshot(citizen, "klage-sendt-320");
  await helper.getByText("Skriv et nyt ud fra det").first().click();
  await screenshot(helper, "klage-sendt-390");
  const gone = citizen.url();
  await citizen.getByText("Skriv et nyt brev ud fra det her").click();
  expect(await citizen.getByLabel("Hvad vil du gerne have?").inputValue()).toBe("En undskyldning");
  await citizen.getByLabel("Hvad vil du gerne have?").fill("Et svar på mit første brev");
  await citizen.getByRole("button", { name: "Lav brevet" }).click();
  await citizen.locator(".letter").getByText("Et svar på mit første brev").waitFor();
  await citizen.goto(gone);
  await citizen.locator(".letter").getByText("En undskyldning").waitFor();
  await citizen.getByText("Smid brevet væk").click();
  await citizen.getByRole("button", { name: "Ja, smid det væk" }).click();
  await citizen.getByText("Brevet er væk.").waitFor();
  await citizen.goto(gone);
  expect(await citizen.locator(".letter").count()).toBe(0);
}, 90_000);

test("in English the letter is still Danish around the citizen's words", async () => {
  const helper = await openPage({ as: "mette-kaas", path: "/nogen-staar-her" });
  await openCourse(helper, { name: aName(), needs: ["Tænder"] });
  const id = /nogen-staar-her\/([0-9a-f-]{36})/.exec(helper.url())?.[1] ?? "";
  await helper.context().addCookies([{ name: "sprog", value: "en", url: new URL("/", helper.url()).href }]);
  await helper.goto(`/forloeb/${id}/klage`);
  await helper.getByLabel("Treatment: Styrelsen for Patientklager").check();
  await helper.getByLabel("What happened?").fill("They sent me away");
  await helper.getByRole("button", { name: "Save the letter" }).click();
  await helper.locator(".letter").getByText("They sent me away").waitFor();
  await helper.locator(".letter").getByRole("heading", { name: "Det skete" }).waitFor();
  await expectAccessible(helper);
  await helper.getByRole("button", { name: "Add the need: Legal help or complaint" }).click();
  await helper.getByRole("heading", { name: "Legal help or complaint" }).first().waitFor();
}, 60_000);
