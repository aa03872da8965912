import { personReport } from "#exchange/report/index.ts";
import { isUuid } from "#kernel/ids.ts";
import { command, json } from "./command.ts";

export const citizenReport = command({
  name: "citizen report",
  help: "Everything there is about the person a course is about, for that person (GDPR art. 15): one HTML page. Logged.",
  options: {
    course: {
      type: "string",
      value: "a course's identifier",
      required: true,
      valid: isUuid,
      help: "A course of theirs, as in its address.",
    },
    purpose: {
      type: "string",
      value: "1–500 characters",
      required: true,
      valid: (given) => given.trim() !== "" && given.length <= 500,
      help: "Why it is made: who asked, and the case it is kept under. Stands in the person's log.",
    },
    lang: { type: "string", oneOf: ["da", "en"], help: "Danish unless told otherwise." },
    json,
  },
  async run({ relay, clock }, { course, purpose, lang, json: asJson }, out) {
    const file = await relay.views.personFile(course, purpose, clock.now());
    const { report, html } = personReport(file, purpose, lang === "en" ? "en" : "da");
    if (asJson) out.json(report);
    else out.line(html);
    return undefined;
  },
});
