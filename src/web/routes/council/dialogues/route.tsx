import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Select } from "../../../ui/Select.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { AboutItem } from "../shared/AboutItem.tsx";
import { Between } from "../shared/Between.tsx";
import { DialogueFields } from "../shared/DialogueFields.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { dialoguesPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseOpening } from "./form.ts";

export const headers = publicHeaders;

/** Written dialogues: all for whoever sits in the council, published ones for everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.dialogues(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  return publicly(context, { ...rest, slug: body.slug, name: body.name });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.dialogues(params.slug, who, at);
  if (found === null) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseOpening(found.body.id),
    async run(command, key) {
      const id = await council.openDialogue(who, command, at, key);
      return `${dialoguesPath(params.slug)}/${id}?gjort=doneOpened`;
    },
  });
}

export default function Dialogues({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.dialogues;
  const { slug, keeps, dialogues, topics } = loaderData;
  return (
    <Between
      at={loaderData}
      here="dialogues"
      words={words}
      rows={dialogues.map(({ id, title, closesOn, state, contributions, item }) => ({
        ...{ to: `${dialoguesPath(slug)}/${id}`, title, state: words.states[state] },
        facts: [
          (state === "open" ? words.closes : words.closed)(dayOfMeeting(closesOn, lang)),
          contributions === null ? null : words.count(contributions),
          item?.open === false ? words.closedItem : null,
        ],
        more:
          item === null ? null : (
            <p>
              <AboutItem slug={slug} item={item} keeps={keeps} />
            </p>
          ),
      }))}
      begin={{ form: "open", summary: words.open }}
      again={actionData}
    >
      <DialogueFields>
        {topics.length > 0 ? (
          <Select
            name="topicId"
            label={words.topic}
            none={words.noTopic}
            optional
            options={topics.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
      </DialogueFields>
    </Between>
  );
}
