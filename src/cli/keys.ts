import { SYSTEM } from "#modules/identity/index.ts";
import { command, Failure, json } from "./command.ts";
import type { House } from "./house.ts";

const holdings = ({ db, citizens }: House) => db.read(SYSTEM, (snapshot) => citizens.keyHoldings(snapshot));

export const keysStatus = command({
  name: "keys status",
  help: "How many rows each encryption key still holds. Ends with 1 when a key in use is missing from STAFET_KEYS.",
  options: { json },
  async run(house, { json: asJson }, out) {
    const keys = await holdings(house);
    if (asJson) out.json(keys);
    else {
      for (const { key, known, first, numbers, phones, cards, channels, companions, thanks } of keys) {
        const note = known ? (first ? "  encrypts" : "") : "  MISSING: these cannot be read";
        out.line(
          `${key.padEnd(20)}  ${numbers} numbers  ${phones} phones  ${cards} cards  ${channels} ways to reach people  ${companions} companions  ${thanks} thanks${note}`,
        );
      }
    }
    return keys.every(({ known }) => known) ? 0 : 1;
  },
});

export const keysRotate = command({
  name: "keys rotate",
  help: "Encrypt everything anew under the first key of STAFET_KEYS, while people work. Stopped anywhere, it goes on from there.",
  options: { json },
  async run(house, { json: asJson }, out) {
    const missing = (await holdings(house)).filter(({ known }) => !known);
    if (missing.length > 0) {
      const named = missing
        .map(
          ({ key, numbers, phones, cards, channels, companions, thanks }) =>
            `"${key}" (${numbers + phones + cards + channels + companions + thanks} rows)`,
        )
        .join(", ");
      throw new Failure(`STAFET_KEYS lacks ${named}: put it back last in the list, and try again.`);
    }
    const done = await house.citizens.rotateKeys(house.db, (rows) => {
      if (!asJson) out.note(`${rows} rows`);
    });
    if (asJson) out.json(done);
    else {
      out.line(
        `Encrypted anew: ${done.numbers} numbers, ${done.phones} phones, ${done.cards} cards, ${done.channels} ways to reach people, ${done.companions} companions, ${done.thanks} thanks.`,
      );
      for (const { table, id } of done.unreadable)
        out.line(`  could not be opened, left as it is: ${table} ${id}`);
    }
    return done.unreadable.length === 0 ? 0 : 1;
  },
});
