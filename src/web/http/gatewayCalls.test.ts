import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { hours, minutes } from "#kernel/time.ts";
import { type Carriers, createRelay } from "#modules/relay/index.ts";
import { createSmsGateway, SmsSettings } from "#platform/sms.ts";
import { type Gateway, openGateway } from "../../../test/builders/gateway.ts";
import { aRegion, type Region } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { type TestDatabase, testDatabase } from "../../../test/db.ts";
import { gatewayCalls } from "./gatewayCalls.ts";

// From the outbox over HTTP to a gateway on this machine, and back by its calls.

const secret = "a secret for the gateway's calls";
let database: TestDatabase;
let region: Region;
let gateway: Gateway;
let app: ReturnType<typeof gatewayCalls>;
let run: () => Promise<unknown>;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  region = await aRegion(database);
  gateway = await openGateway();
  const sms = createSmsGateway(
    SmsSettings.parse({
      url: gateway.url,
      body: { to: "{{to}}", text: "{{text}}", ref: "{{id}}" },
      reference: "messages.0.id",
      timeoutSeconds: 1,
      calls: {
        secret,
        name: "ref",
        state: "status",
        arrived: ["DELIVRD"],
        failed: ["UNDELIV"],
        from: "sender",
        text: "message",
      },
    }),
  );
  const relay = createRelay({ ...region, db: database.app });
  const carriers: Carriers = {
    sms: sms.send,
    email: null,
    answersHeard: sms.answersHeard,
    origin: "https://stafet.example",
  };
  run = () => relay.messages.deliverDue(carriers, region.now);
  const services = { sms, relay, clock: region.clock } as unknown as Services;
  app = gatewayCalls(services, (_, next) => next());
});
afterAll(async () => {
  await gateway.close();
  await database.close();
});

const call = (said: unknown, bearer = secret) =>
  app.request("/sms/besked", {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}` },
    body: typeof said === "string" ? said : JSON.stringify(said),
  });

let people = 0;
/** Somebody with two ways, and a message to them. */
async function written() {
  people += 1;
  const to = `+452000${String(1000 + people)}`;
  const course = await aCourse(region, { citizen: { knownAs: `Mærke ${people}` }, consent: "relay" });
  const nurse = await region.actor("emergency");
  const { id: courseId } = course;
  await region.relay.addChannel(nurse, { courseId, kind: "sms", to }, region.now());
  const place = { courseId, kind: "place" as const, to: "33 12 34 56", name: "Varmestuen" };
  await region.relay.addChannel(nurse, place, region.now());
  const { messageId } = await region.relay.writeMessage(
    nurse,
    { courseId, template: "ringUs", language: "da", answerWithin: 3 },
    region.now(),
  );
  const state = async () =>
    (await database.owner("select state from relay.message where id = $1", [messageId]))[0]?.state;
  const heard = () => gateway.heard.filter(({ body }) => body.to === to);
  return { to, state, heard };
}

it("down for a day, slow, and broken: nobody's message is lost, and nobody gets it three times", async () => {
  const bo = await written();
  gateway.behaves("silent");
  await run();
  region.later(minutes(2));
  await run();
  expect(bo.heard()).toHaveLength(2);
  expect(new Set(bo.heard().map(({ body }) => body.ref)).size).toBe(1);
  expect(await bo.state()).toBe("underWay");

  const eva = await written();
  await gateway.down();
  for (let hour = 0; hour < 24; hour++) {
    await run();
    region.later(hours(1));
  }
  await gateway.up();
  gateway.behaves("well");
  await run();
  expect(bo.heard()).toHaveLength(2);
  expect(await bo.state()).toBe("byHand");
  expect(eva.heard()).toHaveLength(0);
  expect(await eva.state()).toBe("byHand");

  const ib = await written();
  gateway.behaves({ status: 500 });
  await run();
  gateway.behaves("well");
  region.later(minutes(2));
  await run();
  await run();
  expect(ib.heard()).toHaveLength(2);
  expect(await ib.state()).toBe("sent");
});

it("tells nothing and believes nothing without the secret", async () => {
  const bo = await written();
  await run();
  const ref = bo.heard()[0]?.body.ref;
  for (const bearer of ["", "wrong", `${secret} `])
    expect((await call({ ref, status: "UNDELIV" }, `${bearer}x`)).status).toBe(404);
  expect(await bo.state()).toBe("sent");
});

it("a report moves it on, once; the same call again, a later one, and nonsense do nothing", async () => {
  const bo = await written();
  await run();
  const ref = bo.heard()[0]?.body.ref;
  for (const said of ["no json", [], {}, { ref: "nobody's", status: "UNDELIV" }])
    expect((await call(said)).status).toBe(200);
  expect(await bo.state()).toBe("sent");
  for (let n = 0; n < 3; n++) expect((await call({ ref, status: "UNDELIV" })).status).toBe(200);
  await run();
  expect(await bo.state()).toBe("byHand");
  await call({ ref, status: "DELIVRD" });
  expect(await bo.state()).toBe("byHand");
  expect(await database.owner("select kind from relay.delivery where state = 'queued'")).toEqual([]);
});

it("STOP ends the way; any other answer is told", async () => {
  const [bo, eva] = [await written(), await written()];
  await run();
  await call([
    { sender: bo.to.slice(1), message: "STOP" },
    { sender: eva.to, message: "Jeg ringer" },
  ]);
  await run();
  expect(await bo.state()).toBe("byHand");
  expect(await eva.state()).toBe("answered");
});

it("not a text that left holds anything of anybody", () => {
  expect(gateway.heard.length).toBeGreaterThan(5);
  for (const { body } of gateway.heard)
    expect(body.text).toBe("Vil du ringe til os? Ring på 20 00 00 00. Er det ikke dig? Svar STOP.");
});
