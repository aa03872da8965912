import { command, json } from "./command.ts";

export const units = command({
  name: "units",
  help: "List the open units and their slugs.",
  options: {
    json,
    area: { type: "string", value: "code", help: "Only those that serve this municipality, four digits." },
    search: {
      type: "string",
      value: "words",
      help: "Only those whose name, organisation or kind has these words.",
    },
  },
  async run({ identity }, { json: asJson, area, search }, out) {
    const cards = await identity.units({ area, search });
    if (asJson) {
      out.json(
        cards.map((card) => ({
          slug: card.slug,
          id: card.id,
          name: card.name,
          kind: card.kind,
          organisation: card.organisationName,
          sector: card.sector,
          region: card.region,
          area: card.area,
          phone: card.phone,
          standingReceiver: card.standingReceiver,
        })),
      );
      return;
    }
    const width = Math.max(0, ...cards.map((card) => card.slug.length));
    for (const card of cards) {
      out.line(`${card.slug.padEnd(width)}  ${card.name} (${card.organisationName}, ${card.area})`);
    }
    if (cards.length === 0) out.line("No unit fits.");
  },
});
