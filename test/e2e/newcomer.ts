import type { Page } from "playwright-core";
import { openPage } from "./harness.ts";

/** A lead one can be in the demonstration. */
export const lead = "mette-kaas";
export const password = "grøn cykel ved havnen";

/** Invites somebody to the lead's unit and gives the link from the letter. */
export async function inviteAs(page: Page, email: string, name = "Ida Holm"): Promise<string> {
  await page.goto("/adgang");
  await page.getByLabel("Navn").fill(name);
  await page.getByLabel("E-mailadresse").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText("Invitationen er på vej.").waitFor();
  await page.goto("/demo/breve");
  const link = page.locator(`section:has-text("${email}") a`).first();
  return (await link.getAttribute("href")) ?? "";
}

/** Somebody new, signed in in a browser of their own. */
export async function newcomer(
  email: string,
  visit: Parameters<typeof openPage>[0] = {},
  name?: string,
): Promise<Page> {
  const link = await inviteAs(await openPage({ as: lead, javaScript: false }), email, name);
  const page = await openPage({ ...visit, path: link });
  await page.getByLabel("Vælg en adgangskode").fill(password);
  await page.getByRole("button", { name: "Tag imod og log ind" }).click();
  await page.waitForURL("**/min-vagt");
  return page;
}

/** Types e-mail and password on the sign-in page of the demonstration. */
export const signInWith = async (page: Page, email: string, typed: string): Promise<void> => {
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByLabel("E-mailadresse").fill(email);
  await page.getByLabel("Adgangskode").fill(typed);
  await page.locator("form").getByRole("button", { name: "Log ind", exact: true }).click();
};
