import { isUuid } from "#kernel/ids.ts";
import { FIGURE_OUTCOMES } from "#modules/council/index.ts";
import { handleCommand } from "../../../../http/command.ts";
import { now, query, services, signedIn } from "../../../../http/context.ts";
import { found } from "../../../../http/found.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { SummaryList } from "../../../../ui/SummaryList.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { unknown } from "../../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../../shared/dates.ts";
import { municipalitiesOf } from "../shared/municipalities.ts";
import { figuresPath, toolkitPath } from "../shared/paths.ts";
import { toolkitOf } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";
import { figuresAsText, parseFigures } from "./form.ts";

/** One request for figures, from the letter to the answer: read by those who sit in the body, followed by whoever keeps its papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [who, at] = [signedIn(context), now(context)];
  if (!isUuid(params.requestId)) return unknown();
  const request = await found(
    services(context).council.figureRequest(who, params.slug, params.requestId, at),
  );
  const { body } = await toolkitOf(context, params.slug);
  const all = await municipalitiesOf(context, body.region);
  return {
    request: {
      ...request,
      municipality: all.find(({ code }) => code === request.municipality)?.name ?? request.municipality,
    },
    numbers: figuresAsText(request.figures),
    ...{ slug: params.slug, done: query(context).get("gjort") },
    ...{ today: dayOffset(at, 0), inAMonth: dayOffset(at, 30), outcomes: FIGURE_OUTCOMES },
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, requestId] = [signedIn(context), now(context), params.requestId];
  if (!isUuid(requestId)) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseFigures,
    async run(pressed, key) {
      if (pressed.do === "send")
        await council.sendFigures(
          who,
          { requestId, sentOn: pressed.sentOn, answerBy: pressed.answerBy },
          at,
          key,
        );
      else if (pressed.do === "remind")
        await council.remindFigures(who, { requestId, on: pressed.on }, at, key);
      else if (pressed.do === "publish")
        await council.publishFigures(who, { requestId, published: pressed.published }, at, key);
      else {
        const { outcome, on, words, figures } = pressed;
        await council.settleFigures(who, { requestId, outcome, on, words, figures }, at, key);
      }
      return `${figuresPath(params.slug, requestId)}?gjort=gemt`;
    },
  });
}

export default function FigureRequest({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit, lang } = useText();
  const words = councilToolkit.figures;
  const { request, numbers, slug, today, inAMonth, outcomes, done } = loaderData;
  const { state, days, keeps, sentOn, answerBy, remindedOn, answeredOn, outcome, published } = request;
  const late = state === "overdue" || state === "veryOverdue";
  const day = (value: string): string => dayOfMeeting(value, lang);
  return (
    <Page
      title={`${request.municipality}: ${request.subject}`}
      back={<BackLink to={toolkitPath(slug)}>{words.title}</BackLink>}
    >
      <Done words={councilToolkit.done} what={done} />
      <p>
        <Badge tone={late ? "warning" : "plain"}>{words.states[state]}</Badge>{" "}
        {late ? words.daysLate(days) : null}
        {state === "sent" ? words.daysLeft(days) : null}
      </p>
      <SummaryList
        rows={[
          { label: words.recipient, value: request.recipient },
          ...(sentOn ? [{ label: words.sentOn, value: day(sentOn) }] : []),
          ...(answerBy ? [{ label: words.answerBy, value: day(answerBy) }] : []),
          ...(remindedOn.length > 0
            ? [{ label: words.reminded, value: remindedOn.map(day).join(", ") }]
            : []),
          ...(answeredOn ? [{ label: words.answeredOn, value: day(answeredOn) }] : []),
          ...(request.answerWords ? [{ label: words.words, value: request.answerWords }] : []),
          ...(numbers ? [{ label: words.numbers, value: <span className="written">{numbers}</span> }] : []),
        ]}
      />
      <Card title={words.letter}>
        <p className="written" lang="da">
          {request.letter}
        </p>
        {keeps && sentOn === null ? <p className="quiet not-printed">{words.print}</p> : null}
      </Card>
      {keeps && sentOn === null ? (
        <Card title={words.sendTitle}>
          <CommandForm name="send" again={actionData}>
            <Field name="sentOn" label={words.sentOn} type="date" width="medium" initial={today} />
            <Field name="answerBy" label={words.answerBy} type="date" width="medium" initial={inAMonth} />
            <ButtonRow>
              <Button>{words.send}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {keeps && sentOn !== null ? (
        <>
          {outcome === null ? (
            <Card title={words.reminded}>
              <CommandForm name="remind" again={actionData}>
                <Field name="on" label={words.remindOn} type="date" width="medium" initial={today} />
                <ButtonRow>
                  <Button variant="secondary">{words.remind}</Button>
                </ButtonRow>
              </CommandForm>
            </Card>
          ) : null}
          <Card title={words.settleTitle}>
            <CommandForm name="settle" again={actionData}>
              <RadioGroup
                name="outcome"
                legend={words.outcome}
                options={outcomes.map((one) => ({ value: one, label: words.outcomes[one] }))}
                {...(outcome ? { initial: outcome } : {})}
                optional={false}
              />
              <Field name="on" label={words.on} type="date" width="medium" initial={answeredOn ?? today} />
              <TextArea
                name="numbers"
                label={words.numbers}
                hint={words.numbersHint}
                initial={numbers}
                rows={5}
                optional
              />
              <TextArea
                name="words"
                label={words.words}
                initial={request.answerWords}
                rows={4}
                limit={4000}
                optional
              />
              <ButtonRow>
                <Button>{words.settle}</Button>
              </ButtonRow>
            </CommandForm>
          </Card>
          <CommandForm name="publish" again={actionData}>
            <input type="hidden" name="published" value={published ? "no" : "yes"} />
            <ButtonRow>
              <Button variant="secondary">{published ? words.takeDown : words.publish}</Button>
            </ButtonRow>
          </CommandForm>
        </>
      ) : null}
    </Page>
  );
}
