import type { ReadMinutes } from "#exchange/minutes/index.ts";
import { BODY_KINDS } from "#modules/council/index.ts";
import { command, json, type Out } from "./command.ts";
import { documentOf, said } from "./documents.ts";

export const bodyAdd = command({
  name: "body add",
  help: "Add a council, or another body that holds meetings: Udsatteråd, health council, committee.",
  options: {
    slug: {
      type: "string",
      value: "word",
      required: true,
      help: "Its part of an address: udsatteraadet-havneby.",
    },
    name: { type: "string", value: "name", required: true, help: "What it is called." },
    kind: { type: "string", required: true, oneOf: BODY_KINDS, help: "What it is." },
    region: {
      type: "string",
      value: "a region's code, as DK-82",
      required: true,
      valid: (given) => /^DK-8[0-9]$/.test(given),
      help: "Whose it is.",
    },
    json,
  },
  async run({ council, clock }, given, out) {
    const { slug, name, region } = given;
    const kind = BODY_KINDS.find((one) => one === given.kind) ?? "council";
    const id = await said(() => council.addBody(null, { slug, name, kind, region }, clock.now()));
    if (given.json) out.json({ id, slug });
    else out.line(`${name} is added: /raad/${slug}`);
    return 0;
  },
});

export const importMinutes = command({
  name: "import minutes",
  help: "Take in minutes as the councils' systems write them, as PDF or text: drafts, to be looked through and published. One line of JSON for each meeting.",
  operands: ["file..."],
  options: {
    body: {
      type: "string",
      value: "name",
      required: true,
      help: "Whose meetings they are: its name or slug.",
    },
    "dry-run": { type: "boolean", help: "Only say what was read." },
    json,
  },
  async run({ council, clock }, given, out) {
    let fine = true;
    for (const path of given.operands) {
      const { text, meetings } = await documentOf(path);
      for (const { meeting, items, flags, places } of meetings) {
        const unread = meeting.date === null || items.length === 0;
        const source = { name: path.split(/[\\/]/).at(-1) ?? path, text, flags, places };
        const taken =
          given["dry-run"] || unread
            ? null
            : await said(() => council.takeIn(null, given.body, { meeting, items }, source, clock.now()));
        fine &&= !unread;
        if (given.json)
          out.line(JSON.stringify({ meeting, items, flags, ...(taken === null ? {} : { taken }) }));
        else tell(out, path, { meeting, items, flags, places }, taken);
      }
    }
    return fine ? 0 : 1;
  },
});

function tell(out: Out, path: string, { meeting, items, flags }: ReadMinutes, taken: string | null): void {
  out.line(
    `${path}: ${meeting.body ?? "?"}, ${meeting.date ?? "?"}, ${items.length} items${taken === null ? "" : ` – ${taken}`}`,
  );
  for (const { code, line, item, words } of flags)
    out.line(
      `  ! ${code}${item === null ? "" : ` item ${item}`}${line === null ? "" : ` line ${line}`} ${words.slice(0, 80)}`,
    );
}
