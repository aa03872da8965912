import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Services } from "#compose.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { IMPORT_PATH, importUpload } from "./importUpload.ts";
import { receivedForm } from "./multipart.ts";

const part = (head: string, body: string) =>
  `--kant\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const file = (name: string, words: string) => part(`name="${name}"; filename="${name}.txt"`, words);
/** What a browser sends whose connection goes in the middle: every beginning of a form there is. */
function cuts(...parts: string[]): RequestInit[] {
  const form = Buffer.from([...parts, "--kant--\r\n"].join(""));
  const headers = { "Content-Type": "multipart/form-data; boundary=kant" };
  return Array.from({ length: form.length + 1 }, (_, length) => ({
    ...{ method: "POST", headers, body: form.subarray(0, length) },
  }));
}
/** An error nobody hears comes a moment later, and ends the process: here it ends the run. */
const aMoment = () => new Promise((go) => setImmediate(go));

test("a form that is cut off anywhere is refused, and what came whole is taken", async () => {
  const most = { bytes: 1000, files: 4 };
  let whole = 0;
  for (const cut of cuts(
    part('name="page"', "Siden"),
    file("andet", "Noget"),
    file("file", "Et"),
    file("file", "To"),
  )) {
    const received = await receivedForm(new Request("https://raad.example/", cut), most).catch(
      (error: unknown) => {
        if (!isRefused(error)) throw error;
        return error.code;
      },
    );
    await aMoment();
    if (received === "invalidInput") continue;
    whole += 1;
    expect(received).toMatchObject({ tooMuch: false });
  }
  expect(whole).toBeGreaterThan(0);
  expect(whole).toBeLessThan(10);
});

test("so is a list of offers", async () => {
  const directory = {
    mayImport: async () => {},
    async sendImport(_: unknown, { bytes }: { bytes: AsyncIterable<Buffer> }) {
      for await (const _chunk of bytes);
      return "en-liste";
    },
  };
  const services = { directory, clock: { now: () => new Date(0) } } as unknown as Services;
  const who = { lacksSecondStep: false } as SignedIn;
  const app = new Hono<{ Variables: { who: SignedIn | null } }>()
    .use(async (c, next) => {
      c.set("who", who);
      await next();
    })
    .route("/", importUpload(services));
  const led = new Set<string | null>();
  const list = [
    part('name="source"', "Kilden"),
    part('name="format"', "csv"),
    file("map", "{}"),
    file("file", "Alt"),
  ];
  for (const cut of [
    ...cuts(...list),
    ...cuts(file("andet", "Noget"), ...list.slice(0, 2), file("file", "Alt")),
  ]) {
    led.add((await app.request(IMPORT_PATH, cut)).headers.get("Location"));
    await aMoment();
  }
  expect([...led].sort()).toEqual([
    "/tilbud/import/en-liste",
    "/tilbud/import?fejl=invalidInput",
    "/tilbud/import?fejl=mapUnusable",
  ]);
});
