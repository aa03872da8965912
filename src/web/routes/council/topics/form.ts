import { bodySchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type Press, pressed } from "../shared/pressed.ts";

export type Suggested =
  | Press<"suggest", typeof bodySchemas.SuggestTopic>
  | Press<"take", typeof bodySchemas.TakeTopic>
  | Press<"aside", typeof bodySchemas.LayTopicAside>;

/** Pure. A form about one topic has its id in its name. */
export const parseTopics =
  (bodyId: string) =>
  (fields: FormFields, text: Text): Parsed<Suggested> => {
    const [what = "", topicId = ""] = fields.form.split(/-(.*)/s);
    switch (what) {
      case "suggest": {
        const { get } = fields;
        const topic = {
          title: get("title"),
          why: get("why"),
          fromWhom: get("fromWhom"),
          wantedOn: get("wantedOn"),
        };
        return pressed("suggest", parseCommand(bodySchemas.SuggestTopic, { bodyId, ...topic }, text));
      }
      case "take":
        return pressed(
          "take",
          parseCommand(bodySchemas.TakeTopic, { topicId, meetingId: fields.get("meetingId") }, text),
        );
      case "aside":
        return pressed(
          "aside",
          parseCommand(bodySchemas.LayTopicAside, { topicId, because: fields.get("because") }, text),
        );
      default:
        return noSuchForm(text);
    }
  };
