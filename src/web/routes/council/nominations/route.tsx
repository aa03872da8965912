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
import { nominationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseAsking } from "./form.ts";

export const headers = publicHeaders;

/** Representatives the council is asked for: decided ones for everybody, all for whoever sits in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.nominations(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, ...rest } = found;
  return publicly(context, { ...rest, slug: body.slug, name: body.name });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.nominations(params.slug, who, at);
  if (found === null) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseAsking(found.body.id),
    async run(command, key) {
      const id = await council.askForNames(who, command, at, key);
      return `${nominationsPath(params.slug)}/${id}?gjort=doneAsked`;
    },
  });
}

export default function Nominations({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.names;
  const { slug, nominations } = loaderData;
  return (
    <Between
      at={loaderData}
      here="nominations"
      words={words}
      rows={nominations.map(({ id, title, askedBy, fewest, most, answerBy, state, chosen }) => ({
        ...{ to: `${nominationsPath(slug)}/${id}`, title, state: words.states[state] },
        facts: [
          words.asked(askedBy),
          words.many(fewest, most),
          answerBy === null ? null : words.answerBy(dayOfMeeting(answerBy, lang)),
        ],
        more: chosen.length > 0 ? <p>{words.chosen(chosen.join(", "))}</p> : null,
      }))}
      begin={{ form: "ask", summary: words.ask }}
      again={actionData}
    >
      <Field name="title" label={words.name} maxLength={300} />
      <Field name="askedBy" label={words.askedBy} maxLength={200} />
      <TextArea name="about" label={words.about} rows={3} limit={4000} optional />
      <Field name="fewest" type="number" width="short" label={words.fewest} initial="1" />
      <Field name="most" type="number" width="short" label={words.most} initial="1" />
      <Field name="answerBy" type="date" width="short" label={words.answerField} optional />
      <Field name="takesPlace" type="date" width="short" label={words.takesPlace} optional />
      <ButtonRow>
        <Button>{words.askPress}</Button>
      </ButtonRow>
    </Between>
  );
}
