import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// What keeps the directory true: from a shelter's desk, the editor's, a stranger's phone.
test.each([
  ["/tilbud/pladser", "mette-kaas", PHONE, "da"],
  ["/tilbud/pladser", "mette-kaas", DESKTOP, "en"],
  ["/tilbud/pleje", "agnete-lundtofte", PHONE, "en"],
  ["/tilbud/pleje", "agnete-lundtofte", DESKTOP, "da"],
  ["/tilbud/ord", "agnete-lundtofte", PHONE, "da"],
  ["/mangler", "agnete-lundtofte", PHONE, "da"],
  ["/mangler", "agnete-lundtofte", DESKTOP, "en"],
] as const)("%s is whole and accessible for %s at %i px in %s", async (path, as, width, lang) => {
  const page = await openPage({ as, width, lang, path });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `care${path.replaceAll("/", "-")}-${width}-${lang}`);
});

test("free places are said in two taps, or as a message; what is not understood is not saved", async () => {
  const page = await openPage({
    as: "mette-kaas",
    width: PHONE,
    javaScript: false,
    expectStatus: [400],
    path: "/tilbud/pladser",
  });
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Herberget Nordlys" }) });
  await card.getByRole("button", { name: "5 senge" }).click();
  await page.getByText("Gemt for Herberget Nordlys").waitFor();
  await card.getByText("5 af 24 senge ledige").waitFor();
  await card.getByText("Et andet tal, eller flere slags").click();
  await card.getByLabel("Som en besked").fill("tre senge");
  await card.getByRole("button", { name: "Gem beskeden" }).click();
  await page.getByRole("link", { name: /Vi forstår ikke ”tre”/ }).waitFor();
  expect(await card.getByLabel("Som en besked").inputValue()).toBe("tre senge");
  await expectAccessible(page);
  await card.getByLabel("Som en besked").fill("0/24 senge venter 4 2 stole");
  await card.getByRole("button", { name: "Gem beskeden" }).click();
  await card.getByText("0 af 24 senge ledige").waitFor();
  await card.getByText("4 venter").waitFor();
  await card.getByText("2 stole ledige").waitFor();
});

test("anybody may say what is wrong; the editor sees it, settles it, and says still right", async () => {
  const stranger = await openPage({
    width: 320,
    javaScript: false,
    expectStatus: [400],
    path: "/find?q=gule+port",
  });
  await stranger
    .getByRole("link", { name: /Gule Port/ })
    .first()
    .click();
  await stranger.getByRole("link", { name: "Meld en fejl" }).click();
  await stranger.getByRole("button", { name: "Meld fejlen" }).click();
  await stranger.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  const words = `Døren er malet blå ${aName()}`;
  await stranger.getByLabel("Hvad er forkert?").fill(words);
  await stranger.getByRole("button", { name: "Meld fejlen" }).click();
  await stranger.getByText("Tak. Det er givet videre.").waitFor();
  await expectAccessible(stranger);

  const editor = await openPage({ as: "agnete-lundtofte", javaScript: false, path: "/tilbud/pleje" });
  const entry = editor.locator("li.row-item").filter({ hasText: words });
  await entry
    .locator(".report")
    .filter({ hasText: words })
    .getByRole("button", { name: /^Det er rettet/ })
    .click();
  await editor.getByText("Meldingen er lukket. Tak.").waitFor();
  expect(await editor.getByText(words).count()).toBe(0);
  await editor.getByRole("button", { name: "Stadig rigtigt: Værestedet Bådeskuret" }).click();
  await editor.getByText("Bekræftet. Tak.").waitFor();
  expect(await editor.getByRole("button", { name: "Stadig rigtigt: Værestedet Bådeskuret" }).count()).toBe(0);
});

test("a need no offer meets is raised, stands on the region's list, and is answered", {
  timeout: 60_000,
}, async () => {
  const nurse = await openPage({ as: "sara-mikkelsen", javaScript: false });
  await openCourse(nurse, { name: aName(), needs: ["Transport"] });
  await nurse
    .getByRole("link", { name: /forløbet/i })
    .first()
    .click();
  await nurse.locator("details.more summary").first().click();
  await nurse
    .getByRole("link", { name: /^Her mangler et tilbud/ })
    .first()
    .click();
  await nurse.getByLabel("Hvad mangler?").fill("En, der kører om natten");
  await nurse.getByLabel("Hund må komme med").check();
  await nurse.getByLabel("Hvad gør I imens?").fill("Vi venter i forhallen");
  await nurse.locator("form.command").getByRole("button", { name: "Skriv det på kortet" }).click();
  await nurse.getByRole("heading", { level: 1 }).waitFor();

  const editor = await openPage({ as: "agnete-lundtofte", javaScript: false, path: "/mangler" });
  await editor
    .getByRole("row", { name: /Transport/ })
    .getByRole("link")
    .click();
  await editor.getByText("Hund må komme med (1)").waitFor();
  await editor.getByLabel("Skriv en bemærkning").fill("Rejst i sundhedsrådet i marts");
  await editor.getByLabel("Hvad er det?").selectOption({ label: "Rejst i sundhedsrådet" });
  await editor.getByRole("button", { name: "Gem", exact: true }).click();
  await editor.getByText("Rejst i sundhedsrådet i marts").waitFor();
  await expectAccessible(editor);
  await editor.goto("/mangler");
  expect(await editor.getByRole("row", { name: /Transport/ }).textContent()).toContain(
    "Rejst i sundhedsrådet",
  );
});

test("an editor teaches the search a word; a worker reads the list and cannot change it", async () => {
  const editor = await openPage({
    as: "agnete-lundtofte",
    javaScript: false,
    expectStatus: [400],
    path: "/tilbud/ord",
  });
  await editor.getByRole("button", { name: "Tilføj" }).click();
  await editor.getByRole("link", { name: "Vælg en af mulighederne" }).waitFor();
  const word = aName();
  await editor.getByLabel("Ord", { exact: true }).fill(word);
  await editor.getByLabel("Betyder").selectOption({ label: "Tænder" });
  await editor.getByRole("button", { name: "Tilføj" }).click();
  await editor.getByText("Gemt").waitFor();
  await editor.goto(`/find?q=${encodeURIComponent(word)}`);
  await editor.getByRole("link", { name: "Tandbussen" }).waitFor();
  await editor.goto("/tilbud/ord");
  await editor.getByRole("button", { name: `Fjern ”${word}”` }).click();
  await editor.getByText("Gemt").waitFor();
  expect(await editor.getByText(word).count()).toBe(0);
  const worker = await openPage({ as: "lone-bastholm", javaScript: false, path: "/tilbud/ord" });
  expect(await worker.getByRole("button", { name: /^(?:Fjern|Tilføj)/ }).count()).toBe(0);
});
