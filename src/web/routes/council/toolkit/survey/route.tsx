import { data, Link } from "react-router";
import { handleCommand } from "../../../../http/command.ts";
import { now, query, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { surveyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/**
 * A few questions, answered on a telephone or a tablet by whoever has the code. No sign-in, no cookies, and nothing of who it was. Never
 * kept on the way: the key in the form is one answer's own.
 */
export async function loader({ context, params }: Route.LoaderArgs) {
  const form = await services(context).council.visitForm(params.code.toUpperCase(), now(context));
  if (form === null) return data({ form: null, thanks: false, code: params.code }, 410);
  const { place, bodyName, questions } = form;
  return { form: { place, bodyName, questions }, thanks: query(context).has("tak"), code: params.code };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const code = params.code.toUpperCase();
  return handleCommand({
    request,
    context,
    parse(fields) {
      const named = (prefix: string): [string, string][] =>
        Object.entries(fields.values).flatMap(([name, [value]]) =>
          name.startsWith(prefix) && value ? [[name.slice(prefix.length), value]] : [],
        );
      const choices = Object.fromEntries(named("q").map(([question, value]) => [question, Number(value)]));
      return { ok: true, command: { choices, words: Object.fromEntries(named("w")) } };
    },
    async run(answer, key) {
      await services(context).council.answerVisit(code, answer, key, now(context));
      return `${surveyPath(params.code)}?tak=1`;
    },
  });
}

export default function Survey({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText().councilToolkit.survey;
  const { form, thanks, code } = loaderData;
  if (form === null) return <Page title={words.closed} lead={words.closedLead} />;
  if (thanks)
    return (
      <Page title={words.thanks} lead={words.thanksLead}>
        <p>
          <Link to={surveyPath(code)}>{words.next}</Link>
        </p>
      </Page>
    );
  return (
    <Page title={words.title(form.place)} lead={words.lead(form.bodyName)}>
      <p>{words.nobody}</p>
      <CommandForm name="survey" again={actionData}>
        {form.questions.map((question, i) =>
          question.kind === "words" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question's place is what tells it apart.
            <TextArea key={i} name={`w${i}`} label={question.text} rows={4} limit={2000} optional />
          ) : (
            <RadioGroup
              // biome-ignore lint/suspicious/noArrayIndexKey: a question's place is what tells it apart.
              key={i}
              name={`q${i}`}
              legend={question.text}
              options={(question.kind === "faces" ? words.faces : question.options).map((label, value) => ({
                value: `${value}`,
                label,
              }))}
              optional
            />
          ),
        )}
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
