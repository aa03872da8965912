import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// A calendar file into a course and out again: looked at, agreed to, moved by a later one; and an address a telephone fetches.

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

const stamp = (at: Date): string => `${at.toISOString().replace(/[-:]|\.\d+/g, "")}`;
const inDays = (days: number, hour: number): Date => {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour));
};
const event = (uid: string, ...lines: string[]): string =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "SUMMARY:Sårpleje",
    "LOCATION:Ambulatoriet\\, indgang 4",
    ...lines,
    "END:VEVENT",
  ].join("\r\n");
const calendar = (...events: string[]): Buffer =>
  Buffer.from(["BEGIN:VCALENDAR", ...events, "END:VCALENDAR"].join("\r\n"), "utf8");

async function send(page: Page, course: string, buffer: Buffer): Promise<void> {
  await page.goto(`${course}/aftaler`);
  await page.getByRole("link", { name: "Hent fra en kalenderfil" }).click();
  await page.getByRole("heading", { level: 1, name: "Hent aftaler fra en kalender" }).waitFor();
  await page
    .getByLabel("Kalenderfilen")
    .setInputFiles({ name: "tider.ics", mimeType: "text/calendar", buffer });
  await page.getByLabel("Sygehus").check();
  await page.getByRole("button", { name: "Se, hvad der er i den" }).click();
  await page.getByRole("heading", { level: 1, name: "Det bliver der gjort, når du siger ja" }).waitFor();
}

const rowOf = (page: Page, text: string) => page.locator("tbody tr").filter({ hasText: text });

test.each([
  ["phone", PHONE, false],
  ["desk", DESKTOP, true],
] as const)(
  "a calendar is looked at, taken, and moved by a later one – %s",
  async (where, width, javaScript) => {
    const page = await openPage({ as: "mette-kaas", width, javaScript, expectStatus: [400] });
    await openCourse(page, {
      name: aName(),
      needs: ["Et sted at sove i nat"],
      consent: /De, der er på stafetten/,
    });
    const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
    await page.goto(`${course}/aftaler/kalender`);
    await whole(page, `kalender-send-${where}`);
    await page.getByRole("button", { name: "Se, hvad der er i den" }).click();
    await page.getByText("Vælg en fil, eller sæt teksten ind").first().waitFor();
    await page.getByText("Vælg en af mulighederne").first().waitFor();
    await whole(page, `kalender-mangler-${where}`);

    const first = calendar(
      event("a", `DTSTART:${stamp(inDays(3, 9))}`, "SEQUENCE:0", "DESCRIPTION:Kom 10 minutter før."),
      event("b", "DTSTART:i morgen"),
      event("c", `DTSTART:${stamp(inDays(4, 9))}`, "RRULE:FREQ=SECONDLY"),
    );
    await send(page, course, first);
    expect(await rowOf(page, "Ny aftale").count()).toBe(1);
    await rowOf(page, "Tiden kan ikke læses").first().waitFor();
    await rowOf(page, "Den gentages oftere end hver dag").first().waitFor();
    await whole(page, `kalender-set-${where}`);
    await page.getByRole("button", { name: "Tag 1 aftale" }).click();
    await page.getByRole("heading", { level: 1, name: "Det er gjort" }).waitFor();
    await whole(page, `kalender-taget-${where}`);

    await send(page, course, first);
    await page.getByText("Der er intet at gøre").waitFor();
    expect(await page.getByRole("button", { name: /^Tag/ }).count()).toBe(0);
    await send(page, course, calendar(event("a", `DTSTART:${stamp(inDays(5, 11))}`, "SEQUENCE:1")));
    await rowOf(page, "Flyttes")
      .getByText(/^før: /)
      .waitFor();
    await whole(page, `kalender-flyttes-${where}`);
    await page.getByRole("button", { name: "Tag 1 aftale" }).click();
    await page.getByRole("link", { name: "Til aftalerne" }).click();
    // One still, at its new time: 11 in the world is 12 or 13 in Denmark.
    const booked = page.locator("li.row-item").filter({ hasText: "Sårpleje" });
    await booked
      .getByText(/kl\. 1[23]\b/)
      .first()
      .waitFor();
    expect(await booked.count()).toBe(1);
    await whole(page, `kalender-aftaler-${where}`);
  },
);

test("a telephone fetches the times from an address, until it is closed", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE, path: "/min-vagt" });
  const name = aName();
  await openCourse(page, { name, needs: ["Et sted at sove i nat"], consent: /De, der er på stafetten/ });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await send(page, course, calendar(event(name, `DTSTART:${stamp(inDays(6, 9))}`)));
  await page.getByRole("button", { name: "Tag 1 aftale" }).click();
  await page.getByRole("heading", { level: 1, name: "Det er gjort" }).waitFor();

  await page.goto("/min-vagt");
  await page.getByRole("link", { name: "Kalender på telefonen" }).click();
  await page.getByRole("heading", { level: 1, name: "Kalender på telefonen" }).waitFor();
  await whole(page, "kalender-adresser-phone");
  const unit = page
    .locator("section.sheet")
    .filter({ has: page.getByRole("heading", { name: "Enhedens aftaler" }) });
  const make = unit.getByRole("button", { name: "Lav en adresse" });
  if ((await make.count()) === 0) await unit.getByText(/^Lav en ny adresse/).click();
  await unit.getByRole("button", { name: /^(Lav en adresse|Ja, lav en ny adresse)/ }).click();
  const address = await unit.getByLabel("Adressen").inputValue();
  await whole(page, "kalender-adresse-phone");
  expect(address.startsWith(inject("address"))).toBe(true);

  const fetched = await fetch(address);
  expect(fetched.headers.get("Content-Type")).toContain("text/calendar");
  const text = await fetched.text();
  expect(text).toContain(`DTSTART:${stamp(inDays(6, 9))}`);
  expect(text).not.toMatch(new RegExp(`${name}|Sårpleje|Ambulatoriet`));
  expect((await fetch(address.replace("/kalender/", "/kalender/x"))).status).toBe(404);

  await page.goto("/kalender");
  await unit.getByText("Sidst hentet").waitFor();
  expect(await page.content()).not.toContain(new URL(address).pathname);
  await unit
    .getByText(/^Luk den/)
    .first()
    .click();
  await unit
    .getByRole("button", { name: /luk den/i })
    .last()
    .click();
  await page.getByText("Adressen er lukket.").waitFor();
  expect((await fetch(address)).status).toBe(404);
});
