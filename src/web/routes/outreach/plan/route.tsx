import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { Route } from "./+types/route.ts";
import { parsePlan } from "./form.ts";
import { stopsAsLines } from "./present.ts";

/** "ny" in the address is a round that is not there yet. */
const idOf = (roundId: string): string | null => (roundId === "ny" ? null : roundId);

/** Planlæg en runde: days, who goes, and the stops in their order. For who works in the team. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return found(services(context).outreach.views.plan(actor(context), idOf(params.roundId)), context);
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { commands } = services(context).outreach;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parsePlan(idOf(params.roundId)),
    async run(asked, key) {
      switch (asked.do) {
        case "plan":
          await commands.planRound(who, asked.command, at, key);
          return "/runder?gjort=planlagt";
        case "change":
          await commands.changeRound(who, asked.command, at, key);
          return "/runder?gjort=rettet";
        case "end":
          await commands.endRound(who, asked.command, at, key);
          return "/runder?gjort=stoppet";
      }
    },
  });
}

export default function PlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { outreach } = useText();
  const { plan, weekdays } = outreach;
  const round = loaderData;
  return (
    <Page
      title={round.id === null ? plan.title : plan.changeTitle(round.name)}
      lead={plan.lead}
      back={<BackLink to="/runder">{outreach.title}</BackLink>}
    >
      <Card>
        <CommandForm name="plan" again={actionData}>
          <Edition name="seen" value={round.edition} />
          <Field name="name" label={plan.name} initial={round.name} maxLength={80} />
          <CheckboxGroup
            name="weekdays"
            legend={plan.weekdays}
            hint={plan.weekdaysHint}
            columns
            options={weekdays.map((label, n) => ({ value: String(n + 1), label }))}
            initial={round.weekdays.map(String)}
          />
          <Field
            name="onDay"
            type="date"
            width="short"
            label={plan.onDay}
            initial={round.onDay ?? ""}
            optional
          />
          <Field name="begins" type="time" width="short" label={plan.begins} initial={round.begins} />
          <CheckboxGroup
            name="goes"
            legend={plan.goes}
            optional
            options={round.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            initial={round.goes}
          />
          <TextArea
            name="stops"
            label={plan.stops}
            hint={
              round.known.length > 0
                ? `${plan.stopsHint}. ${plan.known(round.known.join(", "))}`
                : plan.stopsHint
            }
            rows={8}
            initial={stopsAsLines(round.stops)}
          />
          <ButtonRow>
            <Button>{plan.save}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {round.id === null ? null : (
        <Card title={plan.end} tone="quiet">
          <p>{plan.endLead}</p>
          <CommandForm name="end" again={actionData}>
            <ButtonRow>
              <Button variant="secondary">{plan.endPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </Page>
  );
}
