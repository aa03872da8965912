import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { Between } from "../shared/Between.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { inputsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseGathering } from "./form.ts";

export const headers = publicHeaders;

/** Input the council is asked for: published texts for everybody, all for whoever sits in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.gatherings(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  return publicly(context, { ...rest, slug: body.slug, name: body.name });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.gatherings(params.slug, who, at);
  if (found === null) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseGathering(found.body.id),
    async run(command, key) {
      const id = await council.openGathering(who, command, at, key);
      return `${inputsPath(params.slug)}/${id}?gjort=doneOpened`;
    },
  });
}

export default function Inputs({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.inputs;
  const { slug, gatherings } = loaderData;
  return (
    <Between
      at={loaderData}
      here="inputs"
      words={words}
      rows={gatherings.map(({ id, title, askedBy, due, deliverBy, state }) => ({
        ...{ to: `${inputsPath(slug)}/${id}`, title, state: words.states[state] },
        facts: [
          words.asked(askedBy),
          words.due(dayOfMeeting(due, lang)),
          deliverBy === null ? null : words.deliver(dayOfMeeting(deliverBy, lang)),
        ],
      }))}
      begin={{ form: "open", summary: words.open }}
      again={actionData}
    >
      <Field name="title" label={words.name} maxLength={300} />
      <Field name="askedBy" label={words.askedBy} maxLength={200} />
      <TextArea name="about" label={words.about} rows={3} limit={8000} optional />
      <TextArea name="questions" label={words.questions} hint={words.questionsHint} rows={4} optional />
      <Field name="due" type="date" width="short" label={words.dueField} />
      <Field name="deliverBy" type="date" width="short" label={words.deliverField} optional />
      <ButtonRow>
        <Button>{words.openPress}</Button>
      </ButtonRow>
    </Between>
  );
}
