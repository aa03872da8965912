import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";

test("a member gives a story, the secretary writes it so that it leads to nobody, somebody else reads it, everybody can – until it is taken back", async () => {
  const member = await openPage({
    as: "line-asferg",
    width: PHONE,
    javaScript: false,
    path: `${COUNCIL}/historier`,
  });
  await member.getByRole("link", { name: "Giv en historie" }).click();
  await member.getByLabel("Overskrift").fill("En trappe for meget");
  await member
    .getByLabel("Historien", { exact: true })
    .fill(
      "Så kom Zehra op ad trappen på Havnegade 7. Hun er 47 år og har fire børn. Hun sagde: jeg gider ikke mere trappetrin.",
    );
  await member.getByLabel("Et menneske").check();
  await member.getByLabel("Fordomme").check();
  await expectAccessible(member);
  await expectNoSidewaysScroll(member);
  await screenshot(member, "story-give-390");
  await member.getByLabel("Mundtligt", { exact: true }).check();
  await member.getByLabel("Hvornår?").fill("2026-01-05");
  await member.getByLabel("Hvem tog imod det?").fill("Værestedets leder");
  await member.getByRole("button", { name: "Giv historien" }).click();
  await member.getByText("Tak. Historien er givet.").waitFor();
  await expectAccessible(member);
  await expectNoSidewaysScroll(member);
  await screenshot(member, "story-desk-390");

  const secretary = await openPage({
    as: "ulla-ravnholt",
    javaScript: false,
    path: `${COUNCIL}/historier/paa-vej`,
  });
  await expectAccessible(secretary);
  await screenshot(secretary, "story-desks-1280");
  await secretary.getByRole("link", { name: "En trappe for meget" }).click();
  await secretary.getByText("Først skal der tages stilling til alt, der er peget på.").waitFor();
  await expectAccessible(secretary);
  await screenshot(secretary, "story-desk-1280");
  for (const [words, instead] of [
    ["Zehra", "hun"],
    ["Havnegade 7", "en gade"],
    ["47 år", "i 40'erne"],
  ] as const) {
    await secretary
      .getByRole("group", { name: `Hvad skal der ske med ”${words}”?` })
      .getByLabel("Skriv i stedet")
      .first()
      .check();
    await secretary.getByLabel(`I stedet for ”${words}”`).fill(instead);
  }
  await secretary
    .getByRole("group", { name: "Hvad skal der ske med ”fire børn”?" })
    .getByLabel("Lad det stå")
    .check();
  await secretary.getByLabel("Hvorfor kan ”fire børn” stå?").fill("Det har mange");
  await secretary.getByRole("button", { name: "Gem det, du har valgt" }).click();
  await secretary.getByText("Bliver stående: Det har mange").waitFor();
  await secretary.getByRole("button", { name: "Bed om at få den læst" }).click();
  await secretary.getByText("Du har selv givet historien eller skrevet i den.").waitFor();
  expect(await secretary.getByRole("button", { name: "Gør historien offentlig" }).count()).toBe(0);

  const another = await openPage({
    as: "troels-hammer",
    javaScript: false,
    path: `${COUNCIL}/historier/paa-vej`,
  });
  await another.getByRole("link", { name: "En trappe for meget" }).click();
  await another.getByText("Kan nogen kende personen?").waitFor();
  await expectAccessible(another);
  await another.getByRole("button", { name: "Gør historien offentlig" }).click();
  await another.getByText("Nu kan alle læse historien.").waitFor();

  const anybody = await openPage({
    width: PHONE,
    javaScript: false,
    path: `${COUNCIL}/historier?tema=prejudice`,
  });
  await anybody.getByRole("link", { name: "En trappe for meget" }).click();
  await anybody
    .getByText("Så kom hun op ad trappen på en gade. Hun er i 40'erne og har fire børn.")
    .waitFor();
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "story-public-390");
  const address = new URL(anybody.url()).pathname;
  await anybody.goto("/raad/soeg?q=trappetrin");
  await anybody.getByRole("link", { name: "En trappe for meget" }).waitFor();

  await secretary.goto(secretary.url().split("?")[0] ?? "");
  await secretary.getByLabel("Personen selv").check();
  await secretary.locator("details.confirm summary").click();
  await secretary.getByRole("button", { name: /træk tilbage/i }).click();
  await secretary
    .getByText("Historien er trukket tilbage. Grund: Personen selv. Ordene er slettet.")
    .waitFor();
  expect((await secretary.content()).toLowerCase()).not.toContain("trappetrin");
  await screenshot(secretary, "story-withdrawn-1280");
  const gone = await openPage({ path: address, expectStatus: [404] });
  expect(await gone.content()).not.toContain("trappetrin");
  for (const path of [`${COUNCIL}/historier`, "/raad/soeg?q=trappetrin"]) {
    await gone.goto(path);
    expect(await gone.getByRole("link", { name: "En trappe for meget" }).count()).toBe(0);
  }
});

test("a consultation is written down, answered together, adopted, sent and followed; what was decided without asking is on the list", async () => {
  const secretary = await openPage({
    ...{ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/hoeringer` },
    // A day out of order, and a draft somebody else has written in meanwhile.
    expectStatus: [400, 409],
  });
  await secretary.getByText("Rådet blev hørt om 1 af 2.").waitFor();
  await expectAccessible(secretary);
  await screenshot(secretary, "consultations-1280");
  await secretary.getByRole("link", { name: "Skriv en høring ind" }).click();
  await secretary.getByLabel("Hvad handler det om?").fill("Senge i opgangen");
  await secretary.getByLabel("Hvem spørger rådet?").fill("Havlund Kommune");
  await secretary.getByLabel("Modtaget den").fill("2026-01-05");
  await secretary.getByLabel("Svar senest").fill("2026-01-04");
  await secretary.getByRole("button", { name: "Gem" }).click();
  await secretary.getByRole("link", { name: "Den slutter, før den begynder" }).waitFor();
  await expectAccessible(secretary);
  await secretary.getByLabel("Svar senest").fill("2036-01-04");
  await secretary.getByRole("button", { name: "Gem" }).click();
  await secretary.getByText("Ingen har skrevet noget endnu.").waitFor();
  const address = new URL(secretary.url()).pathname;

  const member = await openPage({ as: "line-asferg", width: PHONE, javaScript: false, path: address });
  await member.getByLabel("Det mener jeg").fill("Husk hundene");
  await member.getByRole("button", { name: "Giv dit input" }).click();
  await member.getByText("Tak. Dit input er gemt.").waitFor();
  await member.getByLabel("Svaret").fill("Rådet siger ja, hvis hundene må komme med.");
  await member.getByRole("button", { name: "Gem udkastet" }).click();
  await member.getByText("Gemt.").waitFor();
  await expectAccessible(member);
  await expectNoSidewaysScroll(member);
  await screenshot(member, "consultation-draft-390");

  await secretary.getByLabel("Svaret").fill("Noget helt andet");
  await secretary.getByRole("button", { name: "Gem udkastet" }).click();
  // Told of what somebody else wrote, with one's own words kept.
  await secretary.getByText("Det her har en anden skrevet imens.").waitFor();
  await secretary.getByText("Rådet siger ja, hvis hundene må komme med.").first().waitFor();
  expect(await secretary.getByRole("textbox", { name: "Svaret" }).inputValue()).toBe("Noget helt andet");
  await secretary.goto(address);
  await secretary.getByLabel("På et møde").check();
  await secretary.getByRole("button", { name: "Svaret er vedtaget" }).click();
  await secretary.getByRole("button", { name: "Svaret er sendt" }).click();
  await secretary.getByText("Gemt. Alle kan læse svaret nu.").waitFor();
  await secretary.getByLabel("Noget er taget med").check();
  await secretary.getByLabel("Hvad blev taget med, og hvad blev ikke?").fill("Små hunde må komme med");
  await secretary.getByRole("button", { name: "Gem, hvad der blev af det" }).click();
  await secretary.getByText("Gemt.").waitFor();
  await expectAccessible(secretary);
  await screenshot(secretary, "consultation-desk-1280");

  await secretary.goto(`${COUNCIL}/hoeringer/afgjort`);
  await secretary.getByLabel("Hvad blev besluttet?").fill("Opgangene låses om natten");
  await secretary.getByLabel("Hvem besluttede det?").fill("Byrådet i Havlund");
  await secretary.getByLabel("Hvornår?").fill("2026-01-05");
  await secretary.getByLabel("Hvorfor står det på listen?").fill("Nogle sover dér");
  await expectAccessible(secretary);
  await secretary.getByRole("button", { name: "Gem, så alle kan læse det" }).click();
  await secretary.getByText("Rådet blev hørt om 1 af 3.").waitFor();

  const anybody = await openPage({ width: PHONE, javaScript: false, path: address });
  await anybody.getByText("Små hunde må komme med").waitFor();
  expect(await anybody.content()).not.toContain("Husk hundene");
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "consultation-public-390");
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("stories and consultations are for everybody, at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, path: `${COUNCIL}/historier` });
  await page.getByText("Medicinen blev liggende på apoteket").waitFor();
  expect(await page.getByText("En nat i venteværelset").count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `stories-${width}-${lang}`);
  await page.goto(`${COUNCIL}/hoeringer`);
  await page.getByText("Varmestuen på havnen flytter").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `consultations-${width}-${lang}`);
});
