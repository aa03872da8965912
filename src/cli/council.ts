import { command, json } from "./command.ts";

export const councilRebuild = command({
  name: "council rebuild",
  help: "Make the public search, feeds and letters of the councils anew from what each page shows; with --check only say what is not right, and end with 1.",
  options: { check: { type: "boolean", help: "Change nothing." }, json },
  async run({ council, clock }, given, out) {
    const wrong = await council.checkSite();
    const made = given.check ? null : await council.rebuildSite(null, clock.now());
    if (given.json) out.json({ wrong, made });
    else {
      for (const { kind, id, is } of wrong) out.line(`  ${is}: ${kind} ${id}`);
      out.line(
        made === null ? `${wrong.length} not right` : `${made} made anew; ${wrong.length} were not right`,
      );
    }
    return given.check && wrong.length > 0 ? 1 : 0;
  },
});
