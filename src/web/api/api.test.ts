import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { fixedClock } from "#kernel/clock.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { silentLog } from "#platform/log.ts";
import { aUnit, build } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { testDatabase } from "../../../test/db.ts";
import { createApi } from "./api.ts";
import { endpoints } from "./endpoints.ts";

const clock = fixedClock("2026-06-03T09:00:00Z");

interface Answer {
  status: number;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
  body: any;
}

describe("the HTTP API", () => {
  let call: (
    who: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: object,
  ) => Promise<Answer>;
  let unitIds: Record<string, string>;

  beforeAll(async () => {
    const database = await testDatabase({ engine: "postgres" });
    const identity = createIdentity({ db: database.app });
    const parts = {
      citizens: createCitizen({ keyring: testKeyring }),
      consents: createConsent(),
      directory: createDirectory({ db: database.app, identity, secret: "a secret for trying things out" }),
      secret: "a secret for trying things out",
    };
    const relay = createRelay({ db: database.app, identity, ...parts });
    unitIds = await build(database.app, async (tx) => {
      const made: Record<string, string> = {};
      for (const slug of ["ward", "shelter", "cafe"])
        made[slug] = (await aUnit(identity, tx, { slug, always: true })).id;
      return made;
    });
    const tokens = new Map<string, string>();
    for (const unitSlug of Object.keys(unitIds)) {
      tokens.set(
        unitSlug,
        (await identity.createToken({ unitSlug, role: "worker", now: clock.now() })).token,
      );
    }
    const api = createApi({ clock, identity, relay, log: silentLog } as unknown as Services);
    call = async (who, method, path, body, headers = {}) => {
      const response = await api.request(path, {
        method,
        headers: {
          ...(who ? { Authorization: `Bearer ${tokens.get(who) ?? who}` } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      return {
        status: response.status,
        type: response.headers.get("Content-Type") ?? "",
        body: await response.json(),
      };
    };
    return () => database.close();
  });

  const open = async () =>
    (
      await call("ward", "POST", "/courses", {
        citizen: { knownAs: "Bo" },
        needs: [{ kind: "sleepTonight" }],
      })
    ).body;
  const ask = async (
    opened: { courseId: string; needIds: string[] },
    ...slugs: string[]
  ): Promise<string[]> =>
    (
      await call("ward", "POST", "/handovers", {
        courseId: opened.courseId,
        needId: opened.needIds[0],
        toUnitIds: slugs.map((slug) => unitIds[slug]),
        agreedWithCitizen: true,
      })
    ).body.handoverIds;

  it("refuses whoever has no token, and says how", async () => {
    for (const who of [null, "stafet_guessed"]) {
      expect(await call(who, "GET", "/inbox")).toMatchObject({ status: 401, body: { code: "tokenNeeded" } });
    }
  });

  it("carries a need from the first door to taken over", async () => {
    const opened = await open();
    const [first = "", second = ""] = await ask(opened, "shelter", "cafe");
    const inbox = await call("shelter", "GET", "/inbox");
    expect(inbox.body.rows).toMatchObject([{ handoverId: first, needKind: "sleepTonight" }]);
    expect((await call("shelter", "GET", `/handovers/${first}`)).body).toMatchObject({
      id: first,
      state: "proposed",
    });
    const redirected = await call("shelter", "POST", `/handovers/${first}/redirect`, {
      reason: "noCapacity",
      nextDoors: [{ name: "Natvarmestuen", phone: "70990001" }],
    });
    expect(redirected).toMatchObject({ status: 200, body: { tableId: null } });
    expect((await call("cafe", "POST", `/handovers/${second}/accept`, {})).status).toBe(200);
    const late = await call("cafe", "POST", `/handovers/${second}/accept`, {});
    expect(late).toMatchObject({
      status: 409,
      type: "application/problem+json",
      body: { code: "alreadyAnswered" },
    });
    const course = await call("ward", "GET", `/courses/${opened.courseId}`);
    expect(course.body).toMatchObject({ kind: "full", needs: [{ responsible: { slug: "cafe" } }] });
  });

  it("pauses for a question, answers it, and lets the sender withdraw", async () => {
    const [handover = ""] = await ask(await open(), "shelter");
    expect(
      (await call("shelter", "POST", `/handovers/${handover}/ask`, { question: "Har han hund?" })).status,
    ).toBe(201);
    expect(
      (await call("ward", "POST", `/handovers/${handover}/answer`, { answer: "Ja, en lille" })).status,
    ).toBe(200);
    expect((await call("shelter", "POST", `/handovers/${handover}/withdraw`, {})).body.code).toBe("notYours");
    expect((await call("ward", "POST", `/handovers/${handover}/withdraw`, {})).status).toBe(200);
  });

  it("does a repeated key once, and refuses it for anything else", async () => {
    const key = { "Idempotency-Key": "open-1" };
    const body = { citizen: { knownAs: "Ea" }, needs: [{ kind: "dental" }] };
    const first = await call("ward", "POST", "/courses", body, key);
    expect(await call("ward", "POST", "/courses", body, key)).toEqual(first);
    const other = { ...body, citizen: { knownAs: "Ida" } };
    expect(await call("ward", "POST", "/courses", other, key)).toMatchObject({
      status: 409,
      body: { code: "keyReused" },
    });
  });

  it.each([
    ["an unknown field", { citizen: { knownAs: "Bo" }, needs: [{ kind: "home" }], cpr: "x" }, "cpr"],
    ["no needs", { citizen: { knownAs: "Bo" }, needs: [] }, "needs"],
    [
      "a name too long",
      { citizen: { knownAs: "x".repeat(121) }, needs: [{ kind: "home" }] },
      "citizen.knownAs",
    ],
    ["no citizen", { needs: [{ kind: "home" }] }, "citizen"],
    [
      "a nested unknown field",
      { citizen: { knownAs: "Bo", cpr: "1" }, needs: [{ kind: "home" }] },
      "citizen.cpr",
    ],
  ])("names the field of %s", async (_what, body, field) => {
    const { status, type, body: problem } = await call("ward", "POST", "/courses", body);
    expect([status, type, problem.code]).toEqual([400, "application/problem+json", "invalidInput"]);
    expect(problem.issues.map((issue: { field: string }) => issue.field)).toContain(field);
  });

  it.each([
    ["broken JSON", "POST", "/courses", "{", 400, "invalidInput"],
    ["an identifier that is none", "GET", "/courses/1", undefined, 400, "invalidInput"],
    ["an unknown course", "GET", "/courses/0197a0e0-0000-7000-8000-000000000000", undefined, 404, "notFound"],
    [
      "an unknown handover",
      "GET",
      "/handovers/0197a0e0-0000-7000-8000-000000000000",
      undefined,
      404,
      "notFound",
    ],
    ["an unknown address", "GET", "/nowhere", undefined, 404, "notFound"],
    [
      "an unknown need kind",
      "POST",
      "/courses",
      { citizen: { knownAs: "B" }, needs: [{ kind: "x" }] },
      404,
      "unknownNeedKind",
    ],
  ])("answers %s with a problem", async (_what, method, path, body, status, code) => {
    expect(await call("ward", method, path, body)).toMatchObject({
      status,
      body: { code, status, type: `urn:stafet:problem:${code}` },
    });
  });

  it("speaks the language asked for", async () => {
    const titles = await Promise.all(
      ["da", "en;q=0.9, da;q=0.1", "fr"].map(
        async (lang) =>
          (await call("ward", "GET", "/nowhere", undefined, { "Accept-Language": lang })).body.title,
      ),
    );
    expect(new Set(titles).size).toBe(2);
    expect(titles[0]).toBe(titles[2]);
  });

  it("shows another unit neither the course nor that it exists", async () => {
    const { courseId } = await open();
    const unknown = await call("cafe", "GET", "/courses/0197a0e0-0000-7000-8000-000000000000");
    expect(await call("cafe", "GET", `/courses/${courseId}`)).toEqual(unknown);
  });

  it("asks a unit that is not on the course why it opens it, and keeps the answer", async () => {
    const opened = await call("ward", "POST", "/courses", {
      citizen: { knownAs: "Eva" },
      needs: [{ kind: "home" }],
      consent: { scope: "relay", form: "written" },
    });
    const way = `/courses/${opened.body.courseId}`;
    const asked = await call("cafe", "GET", way);
    expect(asked).toMatchObject({
      status: 403,
      type: "application/problem+json",
      body: { code: "purposeNeeded" },
    });
    expect(JSON.stringify(asked.body)).not.toContain("Eva");
    const why = (purpose: string) => call("cafe", "GET", way, undefined, { Purpose: purpose });
    for (const unfit of [" ", "Om 010203-4567", "x".repeat(301)])
      expect((await why(unfit)).body.code).toBe("sayPurpose");
    expect((await why(encodeURIComponent("Hun står på trappen"))).body).toMatchObject({
      kind: "closed",
      knownAs: "Eva",
      holder: { unit: { slug: "ward" } },
    });
    expect((await call("cafe", "GET", way)).status).toBe(200);
    expect((await call("shelter", "GET", way)).status).toBe(403);
  });

  it("puts right what the record says and what a text does, and shows both", async () => {
    const { courseId, needIds } = await open();
    const way = `/courses/${courseId}/corrections`;
    const person = { knownAs: "Bodil", fullName: null, birthYear: 1980, language: "da", phone: null };
    const right = await call("ward", "POST", `${way}/person`, { ...person, why: "Hun sagde det" });
    expect(right).toMatchObject({ status: 200, body: { fields: ["knownAs", "birthYear"] } });
    await call("ward", "POST", `/courses/${courseId}/needs`, { kind: "dental", note: "Venstre side" });
    const { texts } = (await call("ward", "GET", way)).body;
    const text = { needId: texts[0].needId, part: "note", words: "Højre side", why: "Hørt forkert" };
    expect((await call("ward", "POST", `${way}/text`, text)).status).toBe(201);
    expect((await call("ward", "GET", way)).body).toMatchObject({
      knownAs: "Bodil",
      details: person,
      texts: [{ words: "Venstre side", corrections: [{ words: "Højre side", why: "Hørt forkert" }] }],
    });
    const number = { ...text, needId: needIds[0], why: "010203-4567" };
    expect((await call("ward", "POST", `${way}/text`, number)).body).toMatchObject({
      code: "invalidInput",
      issues: [{ field: "why" }],
    });
    for (const [sent, to] of [
      [{ ...person, why: "Nysgerrig" }, "person"],
      [text, "text"],
    ] as const)
      expect((await call("cafe", "POST", `${way}/${to}`, sent)).body.code).toBe("notFound");
    expect((await call("cafe", "GET", way)).body.code).toBe("notFound");
  });

  it("documents every endpoint from the schemas that parse", async () => {
    const { body } = await call(null, "GET", "/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    for (const { path, method } of endpoints) expect(body.paths[path]).toHaveProperty(method);
    const opening = body.paths["/courses"].post.requestBody.content["application/json"].schema;
    expect(opening).toMatchObject({ additionalProperties: false, required: ["needs"] });
  });

  it("lists the region's units, and finds one by a word", async () => {
    expect((await call("ward", "GET", "/units")).body.units).toHaveLength(3);
    expect((await call("ward", "GET", "/units?search=cafe")).body.units).toMatchObject([{ slug: "cafe" }]);
    expect((await call("ward", "GET", "/units?nonsense=1")).status).toBe(400);
  });
});
