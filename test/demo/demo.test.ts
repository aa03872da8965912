import { expect, it } from "vitest";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { loadDemo } from "../../demo/index.ts";
import { testDatabase } from "../db.ts";

it("loads", async () => {
  const database = await testDatabase({ engine: "pglite" });
  const db = database.app;
  const identity = createIdentity({ db });
  const citizens = createCitizen();
  const consents = createConsent();
  const relay = createRelay({ db, identity, citizens, consents, directory: createDirectory() });
  await loadDemo(
    { db, identity, citizens, consents, relay },
    {
      size: "small",
      seed: 1,
      now: new Date("2026-11-22T00:30:00Z"),
    },
  );
  expect(await database.owner("select state from relay.joint_table")).toContainEqual({ state: "called" });
  await database.close();
});
