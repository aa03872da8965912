import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Gateway, openGateway } from "../../test/builders/gateway.ts";
import { openPostbox } from "../../test/builders/postbox.ts";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { createMail } from "./mail.ts";
import { createSmsGateway, SmsSetting } from "./sms.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());
beforeEach(() => gateway.behaves("well"));

const settings = (more: object = {}) =>
  SmsSetting.parse(
    JSON.stringify({
      url: gateway.url,
      headers: { authorization: "Bearer the-gateway's-own" },
      body: { from: "Besked", receivers: [{ msisdn: "{{to}}" }], text: "{{text}}", ref: "{{id}}" },
      reference: "messages.0.id",
      timeoutSeconds: 1,
      ...more,
    }),
  );
const sms = { id: "our-1", to: "+4520000031", text: 'Vil "du" {{to}} \\ ringe?' };
const send = (more: object = {}) => createSmsGateway(settings(more)).send(sms);

describe("an SMS handed to a gateway", () => {
  it("goes as its template says, whatever stands in the text", async () => {
    expect(await send()).toEqual({ kind: "taken", reference: `g-${gateway.heard.length}` });
    const last = gateway.heard.at(-1);
    expect(last?.body).toEqual({
      from: "Besked",
      receivers: [{ msisdn: "+4520000031" }],
      text: sms.text,
      ref: "our-1",
    });
    expect(last?.headers.authorization).toBe("Bearer the-gateway's-own");
  });

  it.each([
    ["500", { status: 500 }, "later"],
    ["503", { status: 503 }, "later"],
    ["429", { status: 429 }, "later"],
    ["a wrong token", { status: 401 }, "later"],
    ["a number it will not take", { status: 422, body: '{"error":"bad msisdn"}' }, "refused"],
    ["somewhere else", { status: 302 }, "later"],
    ["a page instead of an answer", { status: 200, body: "<html>Log ind</html>" }, "doubtful"],
    ["an answer without a name", { status: 200, body: "{}" }, "doubtful"],
    ["an answer too long", { status: 200, body: `{"x":"${"x".repeat(70_000)}"}` }, "doubtful"],
    ["silence", "silent", "doubtful"],
    ["a line cut with the message in hand", "hangsUp", "doubtful"],
  ] as const)("%s", async (_what, manner, kind) => {
    gateway.behaves(manner);
    expect(await send()).toEqual({ kind });
  });

  it("nobody there: it has nothing, and is asked again when it is back", async () => {
    await gateway.down();
    const before = gateway.heard.length;
    expect(await send()).toEqual({ kind: "later" });
    await gateway.up();
    expect(gateway.heard).toHaveLength(before);
    expect(await send()).toMatchObject({ kind: "taken" });
  });

  it("a gateway that names nothing is believed at its word", async () => {
    gateway.behaves({ status: 202, body: "ok" });
    expect(await send({ reference: undefined })).toEqual({ kind: "taken", reference: null });
  });

  it("sends to the countries it may, and to no other", async () => {
    expect(await send({ countries: ["+45", "+299"] })).toMatchObject({ kind: "taken" });
    const before = gateway.heard.length;
    expect(await send({ countries: ["+46"] })).toEqual({ kind: "refused" });
    expect(gateway.heard).toHaveLength(before);
  });
});

describe("what a gateway tells us", () => {
  const secret = "a secret for the gateway's calls";
  const calls = {
    secret,
    name: "id",
    state: "status",
    arrived: ["DELIVRD"],
    failed: ["UNDELIV", "EXPIRED"],
    from: "sender",
    text: "message",
  };
  const news = (said: unknown) => createSmsGateway(settings({ calls })).news(JSON.stringify(said));

  it("is believed with the secret, and with nothing else", () => {
    const { knows } = createSmsGateway(settings({ calls }));
    expect(knows(`Bearer ${secret}`)).toBe(true);
    for (const given of [null, "", "Bearer", `Bearer ${secret}x`, secret]) expect(knows(given)).toBe(false);
    expect(createSmsGateway(settings()).knows("Bearer undefined")).toBe(false);
  });

  it("is a report, or an answer; what is neither is passed over", () => {
    expect(news({ id: "g-1", status: "DELIVRD" })).toMatchObject([
      { kind: "report", name: "g-1", arrived: true },
    ]);
    expect(
      news([
        { id: 7, status: "EXPIRED" },
        { id: "g-2", status: "ENROUTE" },
      ]),
    ).toMatchObject([{ kind: "report", name: "7", arrived: false }]);
    expect(news({ sender: "4520000031", message: "STOP" })).toMatchObject([
      { kind: "reply", from: "4520000031", text: "STOP" },
    ]);
    for (const odd of [null, 1, "x", {}, [[]], { id: {}, status: [] }, { __proto__: { id: "x" } }])
      expect(news(odd)).toEqual([]);
    expect(createSmsGateway(settings({ calls })).news("no json at all")).toEqual([]);
  });
});

it.each([
  ["no json", "{", /JSON/],
  ["no {{to}}", JSON.stringify({ url: "https://x.example", body: { text: "{{text}}" } }), /\{\{to\}\}/],
  ["not over http", JSON.stringify({ url: "ftp://x.example", body: { t: "{{text}}{{to}}" } }), /url/i],
  [
    "a short secret",
    JSON.stringify({ url: "https://x.example", body: { t: "{{text}}{{to}}" }, calls: { secret: "short" } }),
    /24/,
  ],
])("a setting with %s is said to be wrong", (_what, given, says) => {
  const parsed = SmsSetting.safeParse(given);
  expect(parsed.success).toBe(false);
  expect(parsed.error?.message).toMatch(says);
});

describe("a letter handed to a mail server", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => database.close());
  const letter = { id: "our-2", to: "bo@example.dk", subject: "En besked til dig", text: "Ring til os" };
  const mailTo = (smtpUrl: string | null) =>
    createMail({
      db: database.app,
      secret: "a secret for tests, long enough to be one",
      smtpUrl,
      from: "Stafet <stafet@example.dk>",
    });

  it("is taken, under the same name each time; refused for good; and waits where nobody is", async () => {
    const box = await openPostbox();
    const mail = mailTo(box.url);
    expect(await mail.carry(letter)).toEqual({ kind: "taken", reference: null });
    expect(box.letters.at(-1)).toContain("<our-2@example.dk>");
    box.refuse(true);
    expect(await mail.carry(letter)).toEqual({ kind: "refused" });
    await mail.close();
    box.close();
    const nowhere = mailTo("smtp://127.0.0.1:9");
    expect(await nowhere.carry(letter)).toEqual({ kind: "later" });
    await nowhere.close();
    expect(await mailTo(null).carry(letter)).toEqual({ kind: "later" });
  });

  it("an address that would name others, or add a line, names one and adds none", async () => {
    const box = await openPostbox();
    const mail = mailTo(box.url);
    const outcome = await mail.carry({ ...letter, to: "a@example.dk,b@example.dk" });
    await mail.carry({ ...letter, subject: "Hej\r\nBcc: c@example.dk" });
    await mail.close();
    box.close();
    expect(
      outcome.kind === "refused" || box.letters.length < 2 || !box.letters.join().includes("To: b@"),
    ).toBe(true);
    expect(box.letters.join("\n")).not.toMatch(/^Bcc:/m);
  });
});
