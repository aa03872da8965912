import { sql } from "kysely";
import { SYSTEM } from "#modules/identity/index.ts";
import { command, json } from "./command.ts";

/** Opening the database migrates it; a running server did so when it started. */
export const migrate = command({
  name: "migrate",
  help: "Bring the database's schema up to this version. Starting the server does the same.",
  options: { json },
  async run({ db }, { json: asJson }, out) {
    const { rows } = await db.read(SYSTEM, (snapshot) =>
      sql<{ number: number; name: string }>`
        select number, name from platform.migration order by number desc limit 1`.execute(snapshot),
    );
    const { number, name } = rows[0] ?? { number: 0, name: "" };
    if (asJson) out.json({ schema: number, name });
    else out.line(`The schema is up to date, at ${number} (${name}).`);
  },
});
