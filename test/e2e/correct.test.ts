import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, expectHeading, openCourse } from "./steps.ts";

const NARROW = 320;

test.each([NARROW, PHONE])(
  "what is wrong is put right without a script, and what it was is kept, at %i px",
  async (width) => {
    const page = await openPage({ as: "sara-mikkelsen", javaScript: false, width, expectStatus: [400] });
    page.setDefaultTimeout(4000);
    const name = aName();
    await openCourse(page, { name, needs: ["Et sted at sove i nat"] });
    const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
    await page.goto(course);
    await page.getByRole("link", { name: "Ret oplysninger" }).click();
    await expectHeading(page, "Ret oplysninger");
    await expectNoSidewaysScroll(page);

    await page.getByLabel("Navn, borgeren vil kaldes").fill(`${name} Rettet`);
    await page.getByLabel("Fødselsår").fill("80");
    await page.getByLabel("Hvorfor rettes det?").first().fill("Borgeren har sagt det");
    await page.getByRole("button", { name: "Gem rettelsen" }).click();
    expect(await page.getByLabel("Navn, borgeren vil kaldes").inputValue()).toBe(`${name} Rettet`);
    await page.getByLabel("Fødselsår").fill("1980");
    await page.getByRole("button", { name: "Gem rettelsen" }).click();
    await page.getByText("Det er rettet. Det, der stod før, er gemt.").waitFor();
    await expectHeading(page, `${name} Rettet`);

    await page.goto(`${course}/ret`);
    await page.getByText(`Navn, borgeren vil kaldes: ${name} → ${name} Rettet`).waitFor();
    await page.getByText("Fødselsår: intet → 1980").waitFor();
    await expectNoSidewaysScroll(page);
    await screenshot(page, `course-correct-${width}`);
  },
);

test("the page is accessible, and complete in English", async () => {
  const page = await openPage({ as: "sara-mikkelsen", width: PHONE });
  page.setDefaultTimeout(4000);
  await openCourse(page, { name: aName(), needs: ["Et sted at sove i nat"] });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await page.goto(`${course}/ret`);
  await expectAccessible(page);
  await page.context().addCookies([{ name: "sprog", value: "en", url: page.url() }]);
  await page.goto(`${course}/ret`);
  await expectHeading(page, "Correct what is written");
});
