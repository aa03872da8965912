import { expect, test } from "vitest";
import { aCard, enter, onPhone, PIN, whole } from "./cardSteps.ts";
import { expectAccessible, expectNoSidewaysScroll, openPage, screenshot } from "./harness.ts";

// A citizen's card from the helper's page to the citizen's own, on a narrow phone without JavaScript.

const ELSEWHERE = "https://www.dmi.dk/";

test("a finder sees a number to ring; a wrong code says so; nothing of the person", async () => {
  const { code, name } = await aCard();
  const page = await onPhone("/kort");
  await whole(page, "kort");
  await page.getByLabel("Kode på kortet").fill("<script>alert(1)</script>");
  await page.getByRole("button", { name: "Gå videre" }).click();
  await page.getByRole("alert").waitFor();
  await whole(page, "kort-wrong");
  await page.getByLabel("Kode på kortet").fill(code);
  await page.getByRole("button", { name: "Gå videre" }).click();
  await page.getByText("Har du fundet kortet?").waitFor();
  await whole(page, "kort-finder");
  const seen = await page.content();
  expect(seen).not.toContain(name);
  expect(seen).not.toContain("Nordlys");
  await page.getByLabel("PIN", { exact: true }).fill("999999");
  await page.getByRole("button", { name: "Vis min side" }).click();
  await page.getByRole("link", { name: "PIN: Den passer ikke til kortet." }).waitFor();
  expect(await page.content()).not.toContain("999999");
  await onPhone("/kort/0000-0001").then((unknown) => unknown.getByText("Kortet gælder ikke").waitFor());
});

test("who may know: said, stopped, and 'not them'; withdrawn while a door looks on", async () => {
  const { code, name } = await aCard();
  const page = await enter(code);
  await page.getByRole("link", { name: "Hvem må vide hvad?" }).click();
  await page.getByLabel("De, der hjælper mig på stafetten, må vide det").check();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Det er gemt.").waitFor();
  await page.getByText("De, der hjælper mig på stafetten, må vide det.").waitFor();
  const door = await openPage({ as: "lone-bastholm", javaScript: false, path: "/kort", expectStatus: [404] });
  await door.getByLabel("Kode på kortet").fill(code);
  await door.getByRole("button", { name: "Gå videre" }).click();
  await door.getByRole("link", { name: "Åbn forløbet" }).waitFor();
  await page.getByRole("button", { name: "Stop det nu" }).click();
  await page.getByText("Du har ikke sagt noget endnu.").waitFor();
  await door.getByRole("link", { name: "Åbn forløbet" }).click();
  expect(await door.content()).not.toContain(name);
});

test("shown at a door that knows nobody: who has the baton, and 'turned up here' in one tap", async () => {
  const { code, name } = await aCard();
  const door = await openPage({
    as: "lone-bastholm",
    width: 390,
    javaScript: false,
    path: "/nogen-staar-her",
  });
  await door.getByRole("link", { name: "Skriv koden fra kortet" }).click();
  await door.getByLabel("Kode på kortet").fill(code);
  await door.getByRole("button", { name: "Gå videre" }).click();
  await door.getByText("Stafetten er hos Herberget Nordlys.").waitFor();
  await expectAccessible(door);
  await expectNoSidewaysScroll(door);
  await screenshot(door, "kort-door");
  expect(await door.content()).not.toContain(name);
  await door.getByRole("button", { name: "Mødt op her" }).click();
  await door.getByText("Det er noteret.").waitFor();
  // Where the square on the card leads, on a telephone somebody is at work with.
  await door.goto(`/kort/${code.replace("-", "")}`);
  await door.getByRole("link", { name: "Se, hvem der har stafetten" }).click();
  await door.getByText("Stafetten er hos Herberget Nordlys.").waitFor();
});

test("own words and a helper's; asking for help reaches whoever has the baton", async () => {
  const { code, helper, name } = await aCard();
  const page = await enter(code);
  await page.getByRole("link", { name: "Mød mig sådan" }).click();
  await page.getByLabel("Det hjælper mig").fill("<img src=x onerror=alert(1)> Sæt dig ned først");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Det har du selv skrevet:").waitFor();
  expect(await page.locator("main img").count()).toBe(0);
  await page.getByRole("link", { name: "Tilbage til min side" }).click();
  await page.getByRole("link", { name: "Jeg vil have hjælp" }).click();
  await page.getByLabel(/Hvad vil du have hjælp til/).fill("En tid hos lægen");
  await page.getByRole("button", { name: "Bed om hjælp" }).click();
  await page.getByText("De har fået besked.").waitFor();
  await helper.goto("/min-vagt");
  expect(await helper.locator("main").innerText()).toMatch(
    new RegExp(`Borgeren beder om hjælp[\\s\\S]*${name}`),
  );
  const asks = helper.getByRole("listitem").filter({ hasText: name });
  await asks.getByRole("link", { name: "Borgeren beder om hjælp" }).click();
  await helper.getByText("En tid hos lægen").waitFor();
  await helper.getByText(/Skrevet af borgeren selv/).waitFor();
  await helper
    .locator("#historik li", { hasText: "Borgeren bad om hjælp" })
    .getByText("borgeren selv")
    .waitFor();
  await expectAccessible(helper);
  expect(await helper.locator(".own-words img").count()).toBe(0);
});

test("I was turned away: what is missing is said, what was typed stands; the keyboard is enough", async () => {
  const { code } = await aCard();
  const page = await enter(code);
  await page.goto("/min-stafet/afvist");
  await page.getByLabel("Hvor var det?").fill("En port");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Hvor var det?").inputValue()).toBe("En port");
  await page.getByLabel("En vagt sagde nej").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Gem", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Tak. Nu er det skrevet ned.").waitFor();
});

test("the way out is the first thing on the page, and leaves nothing behind", async () => {
  const { code, name } = await aCard();
  const page = await enter(code);
  await page.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>Vejret</p>" }),
  );
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").innerText()).toBe("Luk siden nu");
  await page.getByRole("button", { name: "Luk siden nu" }).click();
  await page.waitForURL(ELSEWHERE);
  expect((await page.context().cookies()).filter((one) => one.name.endsWith("stafet-kort"))).toEqual([]);
  await page.goBack();
  expect(await page.content()).not.toContain(name);
  await page.goto("/min-stafet");
  await page.getByText("Har du et Stafetkort?").waitFor();
});

test("lost and replaced: the old card is dead at once, also where its pages are open", async () => {
  const { code, helper } = await aCard();
  const page = await enter(code);
  await helper.getByRole("button", { name: "Kortet er væk" }).click();
  await helper.getByText("Kortet er spærret.").waitFor();
  await page.goto("/min-stafet/hvem-har-set");
  await page.getByText("Kortet gælder ikke mere.").waitFor();
  await page.getByRole("link", { name: /^Ring / }).waitFor();
  await whole(page, "kort-spaerret");
  const finder = await onPhone(`/kort/${code}`);
  await finder.getByText("Kortet gælder ikke").waitFor();
});

test("the sheet holds the code and the way to it, and no PIN", async () => {
  const { code, helper } = await aCard();
  await helper.getByRole("link", { name: "Skriv kortet ud" }).click();
  await helper.getByRole("heading", { name: "Mit Stafetkort" }).waitFor();
  await expectAccessible(helper);
  await screenshot(helper, "kort-ark");
  const sheet = await helper.content();
  expect(sheet).toContain(code);
  expect(sheet).not.toContain(PIN);
  expect(sheet).not.toContain("482 913");
});
