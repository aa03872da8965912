import { sql } from "kysely";
import { SYSTEM } from "#modules/identity/index.ts";
import type { DemoSize } from "../../demo/index.ts";
import { command, Failure, json, UsageError } from "./command.ts";

const sizes: readonly DemoSize[] = ["small", "region", "nation"];

/** Loaded only when asked for: a production server never reads it. */
const demonstration = () => import("../../demo/index.ts");

export const demo = command({
  name: "demo",
  help: "Fill an empty database with the demo region's fictional people and courses.",
  options: {
    size: {
      type: "string",
      required: true,
      oneOf: sizes,
      help: "nation is for measuring: a quarter of a million people.",
    },
    seed: {
      type: "string",
      value: "number",
      help: "The same seed gives the same region; 1 unless told otherwise.",
    },
    json,
  },
  async run(house, { size, seed: given, json: asJson }, out) {
    const { isEmpty, loadDemo, DEFAULT_SEED } = await demonstration();
    const seed = given === undefined ? DEFAULT_SEED : Number(given);
    if (!Number.isSafeInteger(seed) || seed < 0) throw new UsageError("--seed is a whole number from 0.");
    if (house.config.environment === "production")
      throw new Failure("Fictional people do not belong in production.");
    if (!(await isEmpty(house.db))) {
      throw new Failure(
        "There are people in this database already. The demo region only moves into an empty one.",
      );
    }
    const begun = performance.now();
    await loadDemo(house, {
      size: sizes.find((known) => known === size) ?? "small",
      seed,
      now: house.clock.now(),
    });
    const { rows } = await house.db.read(SYSTEM, (snapshot) =>
      sql<{ units: number; citizens: number; courses: number; handovers: number }>`
        select (select count(*) from identity.unit) as units, (select count(*) from citizen.citizen) as citizens,
               (select count(*) from relay.course) as courses, (select count(*) from relay.handover) as handovers`.execute(
        snapshot,
      ),
    );
    const figures = { size, seed, ...rows[0], seconds: Math.round((performance.now() - begun) / 100) / 10 };
    if (asJson) out.json(figures);
    else {
      out.line(
        Object.entries(figures)
          .map(([name, value]) => `${name}: ${value}`)
          .join(" · "),
      );
    }
  },
});
