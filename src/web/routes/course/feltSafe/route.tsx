import type { Face } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { actionPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { parseFelt } from "./form.ts";

/** Putting the question to the citizen, and what they chose to show. What is written down here cannot be read here again. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const view = await found(views.felt(actor(context), params.courseId, now(context)), context);
  return { ...view, done: oneOf(query(context).get("gjort") ?? "", ["answered", "notNow"]) };
}

export function action({ request, context, params }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: parseFelt(params.courseId),
    run: async (command, key) => {
      await services(context).relay.commands.noteFeltSafe(actor(context), command, now(context), key);
      const done = command.face === null ? "notNow" : "answered";
      return `${actionPath(params.courseId, "tryg")}?gjort=${done}`;
    },
  });
}

export default function FeltPage({ loaderData, actionData }: Route.ComponentProps) {
  const { felt: words, own } = useText();
  const { courseId, knownAs, mayAsk, shown, done } = loaderData;
  const faces = Object.entries(own.felt.faces).reverse();
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      {done ? (
        <Alert variant="success" announce>
          {words.done[done]}
        </Alert>
      ) : null}
      {!mayAsk && actionData?.refusal ? (
        <Alert variant="warning" announce>
          {actionData.refusal.message}
        </Alert>
      ) : null}
      {mayAsk ? (
        <Card>
          <CommandForm name="answer" again={actionData}>
            <RadioGroup
              name="face"
              legend={words.question}
              options={faces.map(([value, label]) => ({ value, label }))}
            />
            <TextArea name="words" label={words.words} optional limit={1000} />
            <ButtonRow>
              <Button>{words.press}</Button>
            </ButtonRow>
          </CommandForm>
          <CommandForm name="notNow" again={actionData}>
            <ButtonRow>
              <Button variant="secondary">{words.notNow}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : done ? null : (
        <p>{words.nothing}</p>
      )}
      <Card title={words.shownTitle} tone="quiet">
        {shown.length === 0 ? <p>{words.shownNone}</p> : null}
        {shown.map(({ at, face, words: said, about }) => (
          <section key={at.getTime()}>
            <h3>{own.felt.faces[face as Face]}</h3>
            {said === "" ? null : <p className="own-words">{said}</p>}
            <p className="quiet">
              {words.shownAbout(about)} · <FullMoment at={at} />
            </p>
          </section>
        ))}
      </Card>
    </ActionPage>
  );
}
