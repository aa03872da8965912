import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, expectHeading, openCourse } from "./steps.ts";

const SLEEP = "Et sted at sove i nat";
const courseOf = (url: string) => `/forloeb/${new URL(url).pathname.split("/").at(-1)}`;

test.each([320, PHONE, DESKTOP])(
  "who may know is chosen line by line, objected to and lifted, at %i px",
  async (width) => {
    const page = await openPage({
      as: "sara-mikkelsen",
      width,
      javaScript: width === DESKTOP,
      expectStatus: [400],
    });
    page.setDefaultTimeout(6000);
    await openCourse(page, { name: aName(), needs: [SLEEP] });
    const course = courseOf(page.url());
    await page.goto(`${course}/samtykke`);
    await expectHeading(page, "Hvem må vide det?");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `consent-${width}`);

    // The three sentences stand first; what is behind them is folded away.
    const first = page.getByRole("region", { name: "Linje 1" });
    expect(await first.isVisible()).toBe(false);
    await page.getByText("Borgeren vil selv vælge, hvem der må vide hvad").click();
    await first.getByLabel("Hvem må vide det?").selectOption({ label: "De, der er på stafetten" });
    await first.getByLabel("Hvad der er brug for").check();
    const choose = page
      .locator("form.command")
      .filter({ has: page.getByRole("button", { name: "Skriv valget ned" }) });
    await choose.getByLabel("Mundtligt").check();
    await choose.getByRole("button", { name: "Skriv valget ned" }).click();
    // A purpose is missing: nothing is lost, and it is said where.
    await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
    expect(await first.getByLabel("Hvad der er brug for").isChecked()).toBe(true);
    await expectAccessible(page);
    await first.getByLabel("Hvad skal de bruge det til?").fill("At finde en seng");
    await choose.getByRole("button", { name: "Skriv valget ned" }).click();
    await page.getByText("Borgeren har selv valgt, hvem der må vide hvad.").waitFor();
    await page.getByText("At finde en seng").waitFor();
    await screenshot(page, `consent-chosen-${width}`);

    await page.goto(`${course}/samtykke`);
    const object = page
      .locator("form.command")
      .filter({ has: page.getByLabel("Hvem må ikke få noget at vide?") });
    await object.getByLabel("Hvem må ikke få noget at vide?").selectOption({ label: "Alle" });
    await object.getByLabel("Mundtligt").check();
    await object.getByRole("button").click();
    await page.getByText("Borgeren har sagt fra over for:").waitFor();
    await page.goto(`${course}/samtykke`);
    await page.getByText("Må ikke få noget at vide: Alle").waitFor();
    await expectAccessible(page);
    await page.getByText("Ophæv det for Alle").click();
    await page.getByRole("button", { name: "Ja, det er ophævet" }).click();
    await page.getByText("Det er ophævet fra nu.").waitFor();
  },
);

test("taken back between the page and the click: nothing is sent, and what was written stands there", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, expectStatus: [409] });
  page.setDefaultTimeout(6000);
  await openCourse(page, { name: aName(), needs: [SLEEP], consent: /De, der er på stafetten/ });
  const course = courseOf(page.url());
  await page.goto(course);
  const ask = await page.locator('a[href*="/spoerg?behov="]').first().getAttribute("href");
  await page.goto(`${ask}`);
  await page.locator('input[name="toUnitIds"]').first().check();
  await page.getByLabel("Besked til dem").fill("Han kommer om lidt");
  await page
    .getByRole("group", { name: "Er det aftalt med borgeren?" })
    .getByLabel("Ja", { exact: true })
    .check();

  const other = await page.context().newPage();
  await other.goto(`${course}/samtykke`);
  await other
    .getByText(/Tag det tilbage/)
    .first()
    .click();
  await other.getByRole("button", { name: "Ja, det er taget tilbage" }).click();
  await other.getByText("Borgeren har taget det tilbage. Det gælder fra nu.").waitFor();
  await other.close();

  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByText(/Borgeren har sagt noget andet om, hvem der må vide det/).waitFor();
  expect(await page.getByLabel("Besked til dem").inputValue()).toBe("Han kommer om lidt");
  await page.getByText("De ser ikke navnet. Borgeren har ikke sagt ja til at dele det.").waitFor();
});

test.each([320, DESKTOP])(
  "emergency access is asked for in one form that says nothing of anybody, at %i px",
  async (width) => {
    const page = await openPage({ as: "sara-mikkelsen", width, javaScript: false, expectStatus: [400, 404] });
    page.setDefaultTimeout(6000);
    await page.goto("/nogen-staar-her");
    await page.getByRole("link", { name: "Nødadgang" }).click();
    await expectHeading(page, "Nødadgang");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `emergency-${width}`);
    await page.getByRole("button", { name: "Åbn forløbet i tre timer" }).click();
    await page.getByRole("link", { name: "Sæt kryds, hvis det passer" }).waitFor();
    await page.getByLabel("Personens navn").fill(`${aName()} ${aName()}`);
    await page.getByLabel("Fødselsår").fill("1961");
    await page.getByLabel("Personen kan ikke sige ja eller nej lige nu").check();
    await page.getByLabel(/Jeg står med personen nu/).check();
    await page.getByRole("button", { name: "Åbn forløbet i tre timer" }).click();
    await page.getByText(/Vi finder ingen med det navn og fødselsår/).waitFor();
    await expectAccessible(page);
  },
);
