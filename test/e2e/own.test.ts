import { expect, inject, test } from "vitest";
import { aCard, enter, onPhone, PIN, whole } from "./cardSteps.ts";
import { expectAccessible, expectNoSidewaysScroll, screenshot } from "./harness.ts";

// Borgerens side when things go wrong: a page that closed, another card on the same phone, a form that is refused, no cookies.

const ELSEWHERE = "https://www.dmi.dk/";
const WORDS = "De sagde, at jeg skulle gå.\nJeg <b>blev</b> bange";

async function pinAgain(page: Awaited<ReturnType<typeof onPhone>>, code: string): Promise<void> {
  await page.getByRole("textbox").fill(code);
  await page.getByRole("button", { name: "Gå videre" }).click();
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Vis min side" }).click();
}

test("another card is used on the phone meanwhile: what was typed is nobody else's, and there again after code and PIN", async () => {
  const [mine, others] = [await aCard(), await aCard()];
  const page = await enter(mine.code);
  await page.goto("/min-stafet/afvist");
  await page.getByLabel("Hvor var det?").fill("Porten");
  await page.getByLabel("En vagt sagde nej").check();
  await page.getByLabel(/Hvad sagde de/).fill(WORDS);
  const other = await page.context().newPage();
  await other.goto("/kort");
  await pinAgain(other, others.code);
  await other.getByRole("heading", { level: 1, name: others.name }).waitFor();

  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Et andet kort er brugt på telefonen imens.").waitFor();
  await page.getByText("Vi gemmer det til dig i en time.", { exact: false }).waitFor();
  await whole(page, "kort-andet");
  expect(page.url()).not.toContain("Porten");
  expect(JSON.stringify(await page.context().cookies())).not.toContain("Porten");
  await other.goto("/min-stafet/skrevet");
  expect(await other.content()).not.toContain("Porten");

  await pinAgain(page, mine.code);
  await page.getByRole("heading", { level: 1, name: "Det, du skrev" }).waitFor();
  await page.getByText("På siden: Jeg blev afvist").waitFor();
  await whole(page, "min-stafet-skrevet");
  expect(await page.locator("main b").count()).toBe(0);
  await page.getByRole("button", { name: "Vis det, hvor jeg skrev det" }).click();
  await page.getByText("Her er det, du skrev. Det er ikke gemt endnu.").waitFor();
  expect(await page.getByLabel("Hvor var det?").inputValue()).toBe("Porten");
  expect(await page.getByLabel(/Hvad sagde de/).inputValue()).toBe(WORDS);
  expect(await page.getByLabel("En vagt sagde nej").isChecked()).toBe(true);
  await whole(page, "min-stafet-afvist-igen");
  // Until it is sent or thrown away it is there still.
  await page.goto("/min-stafet");
  await page.getByRole("link", { name: "Du har skrevet noget, som ikke er sendt" }).click();
  await page.getByRole("button", { name: "Vis det, hvor jeg skrev det" }).click();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Tak. Nu er det skrevet ned.").waitFor();
  await page.goto("/min-stafet/skrevet");
  await page.getByText("Her ligger ikke noget.", { exact: false }).waitFor();
}, 60_000);

test("out in one window, sent in the other: a press is not carried out, and says so; words are kept", async () => {
  const { code } = await aCard();
  const page = await enter(code);
  await page.goto("/min-stafet/hjaelp");
  await page.getByLabel(/Hvad vil du have hjælp til/).fill("En tid hos lægen");
  const consent = await page.context().newPage();
  await consent.goto("/min-stafet/hvem-maa-vide");
  await consent.getByLabel("De, der hjælper mig på stafetten, må vide det").check();
  await consent.getByRole("button", { name: "Gem", exact: true }).click();
  const third = await page.context().newPage();
  await third.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "Vejret" }));
  await third.goto("/min-stafet");
  await third.getByRole("button", { name: "Luk siden nu" }).click();
  await third.waitForURL(ELSEWHERE);
  await consent.getByRole("button", { name: "Stop det nu" }).click();
  await consent.getByText("Det, du trykkede på, er ikke sket.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Bed om hjælp" }).click();
  await page.getByText("Vi gemmer det til dig i en time.", { exact: false }).waitFor();
  await pinAgain(page, code);
  await page.getByRole("paragraph").filter({ hasText: "En tid hos lægen" }).waitFor();
  await page.getByRole("button", { name: "Smid det væk" }).click();
  await page.getByText("Det er smidt væk.").waitFor();
  expect(await page.content()).not.toContain("En tid hos lægen");
});

test("what is refused is said at its field, with the way to it, and what was typed stands", async () => {
  const { code } = await aCard();
  const page = await enter(code);
  await page.goto("/min-stafet/afvist");
  await page.getByLabel("Hvor var det?").fill("En port, 010280-1234");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  const alert = page.getByRole("alert");
  await alert.getByRole("link", { name: "Hvad skete der? Vælg en af dem." }).waitFor();
  await alert.getByRole("link", { name: /^Hvor var det\? Skriv ikke et CPR-nummer/ }).click();
  expect(new URL(page.url()).hash).toBe("#doorName");
  expect(await page.getByLabel("Hvor var det?").inputValue()).toBe("En port, 010280-1234");
  expect(await page.getByLabel("Hvor var det?").getAttribute("aria-invalid")).toBe("true");
  await whole(page, "min-stafet-afvist-wrong");
  await page.goto("/min-stafet/moed-mig");
  const long = "Jeg vil gerne have ro. ".repeat(5000);
  await page.getByLabel("Det gør mig bange").fill(long);
  await page.getByLabel("Det hjælper mig").fill("Sæt dig ned");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await alert
    .getByRole("link", { name: "Det gør mig bange: Det er for langt. Skriv det kortere." })
    .waitFor();
  expect(await page.getByLabel("Det gør mig bange").inputValue()).toBe(long.trim());
  expect(await page.getByLabel("Det hjælper mig").inputValue()).toBe("Sæt dig ned");
  // On paper it says that it is not saved, and shows nothing that is not.
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("Noget på siden er ikke gemt.", { exact: false }).isVisible()).toBe(true);
  expect(await page.locator("form:has(textarea)").isVisible()).toBe(false);
  await screenshot(page, "min-stafet-moed-mig-print");
});

test("cookies off: said, with what to do; nobody is sent round in a ring", async () => {
  const { code } = await aCard();
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, inject("address")), { redirect: "manual", ...init });
  const entered = await ask(`/kort/${code}`, { method: "POST", body: new URLSearchParams({ pin: PIN }) });
  const onward = await ask(entered.headers.get("location") ?? "");
  const way = onward.headers.get("location") ?? "";
  expect(await (await ask(way)).text()).toContain("Slå cookies til");
  await whole(await onPhone(way), "kort-cookies");
});

test("from their own pages to the public ones: the way out and the way back, and nothing of whose they are", async () => {
  const { code, name } = await aCard();
  const page = await enter(code);
  await page.goto("/min-stafet/rettigheder");
  await page.getByRole("link", { name: "Find en dør" }).click();
  await page.waitForURL("**/find");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "find-fra-min-stafet");
  expect(await page.content()).not.toContain(name);
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").innerText()).toBe("Luk siden nu");
  await page.getByRole("link", { name: "Tilbage til min side" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.goto("/find");
  await page.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "Vejret" }));
  await page.getByRole("button", { name: "Luk siden nu" }).click();
  await page.waitForURL(ELSEWHERE);
  await page.goto("/find");
  expect(await page.getByRole("button", { name: "Luk siden nu" }).count()).toBe(0);
});

test("two browsers with one card: what the one wrote stands, and what the other typed is not lost", async () => {
  const { code } = await aCard();
  const [one, two] = [await enter(code), await enter(code, "da", [409])];
  await Promise.all([one, two].map((page) => page.goto("/min-stafet/moed-mig")));
  await one.getByLabel("Det hjælper mig").fill("Sæt dig ned");
  await one.getByRole("button", { name: "Gem", exact: true }).click();
  await one.getByText("Det er gemt.").waitFor();
  await two.getByLabel("Det hjælper mig").fill("Tal stille");
  await two.getByRole("button", { name: "Gem", exact: true }).click();
  await two.getByRole("alert").getByText("En anden har skrevet imens.", { exact: false }).waitFor();
  await two.getByRole("paragraph").filter({ hasText: "Sæt dig ned" }).waitFor();
  expect(await two.getByLabel("Det hjælper mig").inputValue()).toBe("Tal stille");
  await two.getByRole("button", { name: "Gem", exact: true }).click();
  await two.getByText("Det er gemt.").waitFor();
});

test("hostile text in every field of every page is text, or is refused: nothing runs and nothing falls over", async () => {
  const { code } = await aCard();
  const page = await enter(code, "da", [409]);
  const hostile = `"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>\u202e{{7*7}}'; drop table x;--\u0000`;
  for (const path of ["moed-mig", "hjaelp", "afvist", "foelges", "klage", "viden"]) {
    const forms = async () => {
      await page.goto(`/min-stafet/${path}`);
      return page.locator("main form:has(textarea, input[type=text])");
    };
    for (let n = 0; n < (await (await forms()).count()); n++) {
      const form = (await forms()).nth(n);
      await form.evaluate((element, text) => {
        for (const field of element.querySelectorAll<HTMLInputElement>("textarea, input[type=text]"))
          field.value = text;
        for (const field of element.querySelectorAll<HTMLInputElement>("input[type=radio]"))
          field.checked = true;
      }, hostile);
      await form.evaluate((element) => (element as HTMLFormElement).querySelector("button")?.click());
      await page.waitForLoadState();
      await page.locator("[role=status], [role=alert], .letter").first().waitFor();
      expect(await page.locator("main img, main script").count(), path).toBe(0);
    }
  }
}, 60_000);

test("a shared phone: out means out – on the server, in the other window, and behind the back button", async () => {
  const { code, name } = await aCard();
  const page = await enter(code);
  const other = await page.context().newPage();
  await other.goto("/min-stafet/moed-mig");
  await page.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>Vejret</p>" }),
  );
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: "Luk siden nu" }).click();
  await page.waitForURL(ELSEWHERE);
  for (let back = 0; back < 3; back++) {
    await page.goBack().catch(() => undefined);
    expect(await page.content()).not.toContain(name);
  }
  await other.reload();
  await other.getByText("Har du et Stafetkort?").waitFor();
  // Whoever kept the cookie has kept nothing.
  await page.context().addCookies(cookies);
  await page.goto("/min-stafet");
  expect(await page.content()).not.toContain(name);
});

test("a thief with the card and no PIN, many times over: never in, and the owner is not locked out for good", async () => {
  const { code, helper, name } = await aCard();
  const thief = await onPhone(`/kort/${code}`, "da", [403, 409, 429]);
  // The first waits are short: on a slow machine some are over before the next try.
  const slowed = thief.getByRole("alert").getByText("Der er prøvet for mange gange.");
  for (let n = 0; n < 15 && (await slowed.count()) === 0; n++) {
    await thief.getByLabel("PIN", { exact: true }).fill(`5000${10 + n}`);
    await thief.getByRole("button", { name: "Vis min side" }).click();
    await thief.getByRole("alert").waitFor();
    expect(await thief.content()).not.toContain(name);
  }
  expect(await slowed.count()).toBe(1);
  await helper.getByRole("button", { name: "Lad borgeren prøve PIN igen" }).click();
  await helper.getByText("Borgeren kan prøve igen nu.").waitFor();
  const page = await onPhone(`/kort/${code}`);
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Vis min side" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
});
