import type { AgePlan, NeedCard } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { actionPath } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseAnswer } from "./form.ts";

type Line = AgePlan["lines"][number];

/** The plan for turning 15 or 18 (D7): what changes on the day, answered line by line by who has the need. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ need }) => need?.agePlan != null);
  const { course, need } = subject ?? {};
  if (!subject || !course || !need?.agePlan) return null;
  const { consent } = course.citizen;
  return {
    head: headOf({ ...subject, need }),
    plan: need.agePlan,
    cards: await toRead(args.context, ["young"]),
    may: need.endedAt === null && need.responsible.id === actor(args.context).unitId,
    /** Said by somebody else for them: it has to be said anew. */
    saidFor: consent?.givenByName
      ? { by: consent.givenBy, name: consent.givenByName, endsOn: consent.endsOn }
      : null,
    needs: course.needs
      .filter((one) => one.endedAt === null && one.id !== need.id)
      .map(({ id, kind, responsible }) => ({
        id,
        name: subject.names[kind] ?? kind,
        unit: responsible.name,
      })),
    saved: new URL(args.request.url).searchParams.has("gemt"),
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params, request } = args;
  const needId = needIdOf(request) ?? "";
  return courseCommand(args, parseAnswer(needId), async (answer, key) => {
    await services(context).relay.commands.answerAgeLine(actor(context), answer, now(context), key);
    return `${actionPath(params.courseId, "alder", needId)}&gemt=1`;
  });
}

export default function AgePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { young, lang } = useText();
  const at = useNow();
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { plan, head, saved } = loaderData;
  const day = dayInWords(new Date(`${plan.turnsOn}T11:00:00Z`), at, lang);
  return (
    <ActionPage
      title={young.gate[plan.gate]}
      lead={young.lead}
      head={{ ...head, about: null }}
      toRead={loaderData.cards}
    >
      {saved ? (
        <Alert variant="success" announce>
          {young.saved}
        </Alert>
      ) : null}
      <p>
        <strong>{plan.exact ? young.turnsOn(day) : young.turnsIn(plan.turnsOn.slice(0, 4))}</strong>{" "}
        {young.answered(plan.lines.filter(({ answer }) => answer !== null).length, plan.lines.length)}.
      </p>
      {plan.lines.map((line) => (
        <PlanLine key={line.line} line={line} {...loaderData} again={actionData} />
      ))}
    </ActionPage>
  );
}

interface LineProps {
  line: Line;
  plan: AgePlan;
  may: boolean;
  saidFor: {
    by: "citizen" | "custodyHolder" | "guardian" | "partyRepresentative";
    name: string;
    endsOn: string;
  } | null;
  needs: readonly { id: NeedCard["id"]; name: string; unit: string }[];
  again: FormAgain | undefined;
}

function PlanLine({ line: { line, answer }, plan, may, saidFor, needs, again }: LineProps) {
  const { young, catalogue, lang } = useText();
  const at = useNow();
  const name = young.lines[line];
  const changes: Readonly<Partial<Record<typeof line, string>>> = young.changes[plan.gate];
  return (
    <Card title={name}>
      <p>{changes[line]}</p>
      {line === "ownWord" && saidFor ? (
        <p>
          {young.consentBy(catalogue.giver[saidFor.by].toLowerCase(), saidFor.name)}{" "}
          <Day on={saidFor.endsOn} />.
        </p>
      ) : null}
      {line === "takesOver" && needs.length > 0 ? (
        <>
          <p>{young.needsNow}:</p>
          <ul>
            {needs.map((need) => (
              <li key={need.id}>
                {need.name} – {need.unit}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {answer === null ? (
        <p className="quiet">{young.open}</p>
      ) : (
        <>
          <p className="quiet">
            {young.said(young.outcome[answer.outcome], answer.unitName, dayInWords(answer.at, at, lang))}
          </p>
          <p className="written">{answer.note}</p>
        </>
      )}
      {may ? (
        <Details summary={answer === null ? young.answer : young.anew} open={again?.form === line}>
          <CommandForm name={line} again={again}>
            <RadioGroup
              name="outcome"
              legend={young.answer}
              options={Object.entries(young.outcome).map(([value, label]) => ({ value, label }))}
            />
            <TextArea name="note" label={young.note} rows={2} limit={1000} />
            <ButtonRow>
              <Button aria-label={young.pressFor(name)}>{young.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </Card>
  );
}
