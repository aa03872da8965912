import { SELF_QUESTIONS } from "#modules/council/index.ts";
import { handleCommand } from "../../../../http/command.ts";
import { now, query, services, signedIn } from "../../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Page } from "../../../../ui/Page.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { Table } from "../../../../ui/Table.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { selfPath, toolkitPath } from "../shared/paths.ts";
import { toolkitOf } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** A council's yearly look at itself: the averages year by year for everybody; one's own answer for each with a seat. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, keeps, sits, evaluations } = await toolkitOf(context, params.slug);
  const year = Number(dayOffset(now(context), 0).slice(0, 4));
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps, sits, questions: SELF_QUESTIONS },
    open: evaluations.find(({ state }) => state === "open") ?? null,
    closed: evaluations.filter(({ state }) => state !== "open"),
    begin: keeps && !evaluations.some((one) => one.year === year) ? year : null,
    done: query(context).get("gjort"),
  });
}

type Pressed =
  | { readonly do: "answer"; readonly evaluationId: string; readonly answers: Record<string, number> }
  | { readonly do: "begin"; readonly year: number }
  | { readonly do: "close"; readonly evaluationId: string }
  | { readonly do: "publish"; readonly evaluationId: string };

function parse(fields: FormFields, text: Text): Parsed<Pressed> {
  const pressed = oneOf(fields.form.split(" ")[0] ?? "", ["answer", "begin", "close", "publish"]);
  const evaluationId = fields.get("evaluationId");
  switch (pressed) {
    case null:
      return noSuchForm(text);
    case "begin":
      return { ok: true, command: { do: "begin", year: Number(fields.get("year")) } };
    case "answer": {
      const said = SELF_QUESTIONS.filter((question) => fields.has(question));
      const answers = Object.fromEntries(said.map((question) => [question, Number(fields.get(question))]));
      return { ok: true, command: { do: "answer", evaluationId, answers } };
    }
    default:
      return { ok: true, command: { do: pressed, evaluationId } };
  }
}

const DONE = { answer: "svar", begin: "aabnet", close: "lukket", publish: "vist" } as const;

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await toolkitOf(context, params.slug);
  return handleCommand({
    request,
    context,
    parse,
    async run(pressed, key) {
      switch (pressed.do) {
        case "begin":
          await council.openEvaluation(who, { bodyId: body.id, year: pressed.year }, at, key);
          break;
        case "answer": {
          const { evaluationId, answers } = pressed;
          await council.answerEvaluation(who, { evaluationId, answers }, at, key);
          break;
        }
        case "close":
          await council.closeEvaluation(who, pressed.evaluationId, at, key);
          break;
        case "publish":
          await council.publishEvaluation(who, pressed.evaluationId, at, key);
      }
      return `${selfPath(body.slug)}?gjort=${DONE[pressed.do]}`;
    },
  });
}

export default function SelfEvaluation({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit, lang } = useText();
  const words = councilToolkit.evaluation;
  const { slug, name, keeps, sits, questions, open, closed, begin, done } = loaderData;
  const years = closed.toReversed();
  return (
    <Page
      title={words.title}
      tab={`${words.title} – ${name}`}
      lead={words.lead}
      back={<BackLink to={toolkitPath(slug)}>{councilToolkit.title(name)}</BackLink>}
    >
      <BodyNav slug={slug} sits={sits} />
      <Done words={words.done} what={done} />
      {years.length === 0 && open === null ? <p>{words.none}</p> : null}
      {years.length > 0 ? (
        <Card title={words.trend}>
          <Table
            caption={words.trend}
            columns={[words.question, ...years.map(({ year }) => `${year}`)]}
            rows={questions.map((question) => ({
              key: question,
              cells: [
                words.questions[question],
                ...years.map(({ averages }) => {
                  const average = averages[question] ?? null;
                  return average === null
                    ? words.few
                    : average.toLocaleString(lang, { minimumFractionDigits: 1 });
                }),
              ],
            }))}
          />
          {keeps
            ? closed
                .filter(({ state }) => state === "closed")
                .map(({ id, year }) => (
                  <CommandForm key={id} name={`publish ${id}`} again={actionData}>
                    <input type="hidden" name="evaluationId" value={id} />
                    <p>
                      {year}: {words.closedOnly}
                    </p>
                    <ButtonRow>
                      <Button variant="secondary">{words.publish}</Button>
                    </ButtonRow>
                  </CommandForm>
                ))
            : null}
        </Card>
      ) : null}
      {open !== null && sits ? (
        <Card title={words.open(open.year)}>
          <p>{words.openLead}</p>
          <p>{words.answered(open.answered)}</p>
          <CommandForm name="answer" again={actionData}>
            <input type="hidden" name="evaluationId" value={open.id} />
            {questions.map((question) => (
              <RadioGroup
                key={question}
                name={question}
                legend={words.questions[question]}
                options={words.scale.map((label, i) => ({ value: `${i + 1}`, label }))}
                {...(open.own?.[question] ? { initial: `${open.own[question]}` } : {})}
                columns
                optional
              />
            ))}
            <ButtonRow>
              <Button>{words.send}</Button>
            </ButtonRow>
          </CommandForm>
          {keeps ? (
            <CommandForm name="close" again={actionData}>
              <input type="hidden" name="evaluationId" value={open.id} />
              <ButtonRow>
                <Button variant="secondary">{words.close}</Button>
              </ButtonRow>
            </CommandForm>
          ) : null}
        </Card>
      ) : null}
      {begin !== null && open === null ? (
        <CommandForm name="begin" again={actionData}>
          <input type="hidden" name="year" value={begin} />
          <ButtonRow>
            <Button>{words.begin(begin)}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Page>
  );
}
