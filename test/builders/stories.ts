import type { SignedIn } from "#modules/identity/index.ts";
import type { TestDatabase } from "../db.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "./council.ts";

export const CONSENT = {
  form: "oral" as const,
  on: "2026-03-01",
  by: "Varmestuens leder",
  words: "Ja, det må I godt",
};
/** Words in which nothing is pointed out. */
export const PLAIN = "Hun kom ind på skadestuen om natten og blev sendt hjem uden medicin.";

/** A council's house, and stories given in it: each in a body of its own. */
export async function aStoryHouse(database: TestDatabase) {
  const house = await aCouncilHouse(database);
  type Draft = Partial<Parameters<typeof house.council.giveStory>[1]>;
  const given = async (draft: Draft = {}) => {
    const body = await house.aBody();
    const command = {
      bodyId: body.id,
      heading: "Natten",
      words: PLAIN,
      about: "person" as const,
      themes: [],
      consent: CONSENT,
      ...draft,
    };
    const storyId = await house.council.giveStory(house.cast.member, command, now);
    return { body, storyId };
  };
  const versionOf = async (storyId: string): Promise<number> =>
    Number((await database.owner(`select version from council.story where id = '${storyId}'`))[0]?.version);
  const steps = (storyId: string) => ({
    ask: async () =>
      house.council.askApproval(house.cast.secretary, { storyId, seen: await versionOf(storyId) }, now),
    approve: async (who: SignedIn = house.cast.chair) =>
      house.council.approveStory(who, { storyId, seen: await versionOf(storyId) }, now),
    edit: async (words: string, who: SignedIn = house.cast.secretary) =>
      house.council.editStory(
        who,
        {
          storyId,
          seen: await versionOf(storyId),
          heading: "Natten",
          words,
          about: "person",
          themes: ["medicine"],
        },
        now,
      ),
  });
  /** Everything in the database that holds the word, as "schema.table.column". */
  const holding = async (word: string): Promise<string[]> => {
    const columns = await database.owner(`
      select table_schema s, table_name t, column_name c from information_schema.columns
       where table_schema in ('council', 'platform', 'identity', 'jobs') and table_name not like 'pg_%'
         and (table_schema, table_name) in (select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE')`);
    const found: string[] = [];
    for (const { s, t, c } of columns) {
      const rows = await database.owner(
        `select 1 from "${s}"."${t}" where "${c}"::text ilike '%${word}%' limit 1`,
      );
      if (rows.length > 0) found.push(`${s}.${t}.${c}`);
    }
    return found;
  };

  return { ...house, given, versionOf, steps, holding };
}
