import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { RunSql } from "../db.ts";
import { breaches } from "../laws/breaches.ts";
import type { Load } from "./load.ts";

export const countCommands = async (owner: RunSql): Promise<number> =>
  Number((await owner("select count(*)::int as n from platform.command"))[0]?.n);

/** Acknowledged and not there · there with another answer · one key answered in two ways · there and never acknowledged. */
async function missing(owner: RunSql, load: Load, commandsBefore: number) {
  const rows = await owner("select key, response from platform.command");
  const answers = new Map(rows.map((row) => [String(row.key), row.response]));
  const told = [...load.acknowledged];
  return {
    lost: told.filter(([key]) => !answers.has(key)).length,
    changed: told.filter(
      ([key, { answer }]) => answers.has(key) && !isDeepStrictEqual(answers.get(key), answer),
    ).length,
    answeredTwoWays: load.otherAnswers.length,
    unasked: rows.length - commandsBefore - told.length,
  };
}

/**
 * What must be found afterwards in the raw tables: everything acknowledged is there, once and wholly, nothing else is,
 * and every law holds. Gives the figures.
 */
export async function expectAllThere(owner: RunSql, load: Load, commandsBefore: number) {
  const faults = await missing(owner, load, commandsBefore);
  expect(faults).toEqual({ lost: 0, changed: 0, answeredTwoWays: 0, unasked: 0 });

  const paths = [...load.acknowledged.values()].map(({ path }) => path);
  const opened = paths.filter((path) => path === "/courses").length;
  const asked = paths.filter((path) => path === "/handovers").length;
  const accepted = paths.filter((path) => path.endsWith("/accept")).length;
  const [found] = await owner(
    `with done as (select name, response from platform.command where key = any($1)),
          courses as (select (response ->> 'courseId')::uuid as id from done where name = 'relay.openCourse'),
          asks as (select h.* from relay.handover h join courses c on c.id = h.course_id where h.kind = 'ask')
     select (select count(*)::int from relay.course join courses using (id)) as opened,
            (select count(*)::int from relay.need where course_id in (select id from courses)) as needs,
            (select count(*)::int from asks) as asks,
            (select count(*)::int from asks where state = 'accepted') as accepted,
            (select count(*)::int from identity.audit_entry where outcome = 'done' and course_id in (select id from courses)
                and action in ('relay.openCourse', 'relay.askUnits', 'relay.accept')) as logged,
            (select count(*)::int from platform.event where course_id in (select id from courses)
                and type in ('relay.courseOpened', 'relay.needOpened', 'relay.handoverProposed', 'relay.handoverAccepted')) as told`,
    [[...load.acknowledged.keys()]],
  );
  const once = { opened, needs: opened, asks: 2 * asked, accepted };
  expect(found).toEqual({
    ...once,
    logged: opened + asked + accepted,
    told: 2 * opened + 2 * asked + accepted,
  });
  expect(await breaches(owner)).toEqual([]);
  return {
    acknowledged: load.acknowledged.size,
    askedAgain: load.askedAgain,
    courses: opened,
    accepted,
    ...faults,
  };
}

export const figures = (title: string, facts: Record<string, unknown>): void =>
  console.log(`${title}: ${JSON.stringify(facts)}`);
