import { BUDGET_STEPS, ENCOUNTER_KINDS } from "#modules/council/index.ts";
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
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Checkbox } from "../../../../ui/RadioGroup.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { meetingsPath, toolkitPath } from "../shared/paths.ts";
import { toolkitKept } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";

/** Where meetings with others and budget dates are written down; `ret`: the meeting that is edited. */
export async function loader({ context, params }: Route.LoaderArgs) {
  signedIn(context);
  const { body, encounters, dates } = await toolkitKept(context, params.slug);
  const asked = query(context).get("ret");
  const today = dayOffset(now(context), 0);
  return {
    ...{ slug: body.slug, name: body.name, today, dates, done: query(context).get("gjort") },
    editing: encounters.find(({ id }) => id === asked) ?? null,
    ...{ kinds: ENCOUNTER_KINDS, steps: BUDGET_STEPS, nextYear: Number(today.slice(0, 4)) + 1 },
  };
}

const wordsOf = ({ get, has }: Pick<FormFields, "get" | "has">) => ({
  heldOn: get("heldOn"),
  withWhom: get("withWhom"),
  about: get("about"),
  cameOf: get("cameOf"),
  shown: has("shown"),
});

type Pressed =
  | ({ readonly do: "add"; readonly kind: (typeof ENCOUNTER_KINDS)[number] } & ReturnType<typeof wordsOf>)
  | ({ readonly do: "change"; readonly encounterId: string } & ReturnType<typeof wordsOf>)
  | {
      readonly do: "date";
      readonly authority: string;
      readonly year: number;
      readonly what: (typeof BUDGET_STEPS)[number];
      readonly day: string;
      readonly source: string;
    }
  | { readonly do: "remove"; readonly dateId: string };

function parse(fields: FormFields, text: Text): Parsed<Pressed> {
  const { get } = fields;
  const pressed = oneOf(fields.form.split(" ")[0] ?? "", ["add", "change", "date", "remove"]);
  switch (pressed) {
    case null:
      return noSuchForm(text);
    case "add": {
      const kind = oneOf(get("kind"), ENCOUNTER_KINDS);
      if (kind === null) return { ok: false, errors: { kind: text.fieldIssues.required } };
      return { ok: true, command: { do: "add", kind, ...wordsOf(fields) } };
    }
    case "change":
      return { ok: true, command: { do: "change", encounterId: get("encounterId"), ...wordsOf(fields) } };
    case "date": {
      const what = oneOf(get("what"), BUDGET_STEPS);
      if (what === null) return { ok: false, errors: { what: text.fieldIssues.required } };
      const said = {
        authority: get("authority"),
        year: Number(get("year")),
        day: get("day"),
        source: get("source"),
      };
      return { ok: true, command: { do: "date", what, ...said } };
    }
    case "remove":
      return { ok: true, command: { do: "remove", dateId: get("dateId") } };
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await toolkitKept(context, params.slug);
  return handleCommand({
    request,
    context,
    parse,
    async run(pressed, key) {
      const bodyId = body.id;
      switch (pressed.do) {
        case "add": {
          const { do: _, ...added } = pressed;
          await council.addEncounter(who, { bodyId, ...added }, at, key);
          return `${meetingsPath(body.slug)}?gjort=gemt`;
        }
        case "change": {
          const { do: _, ...changed } = pressed;
          await council.changeEncounter(who, changed, at, key);
          return toolkitPath(body.slug);
        }
        case "date": {
          const { do: _, ...put } = pressed;
          await council.putBudgetDate(who, { bodyId, ...put }, at, key);
          return `${meetingsPath(body.slug)}?gjort=gemt`;
        }
        case "remove":
          await council.removeBudgetDate(who, { bodyId, dateId: pressed.dateId }, at, key);
          return `${meetingsPath(body.slug)}?gjort=slettet`;
      }
    },
  });
}

export default function MeetingsDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit, lang } = useText();
  const { encounters: words, budget } = councilToolkit;
  const { slug, name, editing, today, kinds, steps, nextYear, dates, done } = loaderData;
  return (
    <Page
      title={editing ? `${words.edit}: ${editing.withWhom}` : words.deskTitle}
      back={<BackLink to={toolkitPath(slug)}>{councilToolkit.title(name)}</BackLink>}
    >
      <Done words={councilToolkit.done} what={done} />
      <Card title={editing ? words.kinds[editing.kind] : words.add}>
        <CommandForm name={editing ? "change" : "add"} again={actionData}>
          {editing ? (
            <input type="hidden" name="encounterId" value={editing.id} />
          ) : (
            <Select
              name="kind"
              label={words.kind}
              options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            />
          )}
          <Field name="withWhom" label={words.withWhom} initial={editing?.withWhom ?? ""} maxLength={200} />
          <Field
            name="heldOn"
            label={words.heldOn}
            type="date"
            width="medium"
            initial={editing?.heldOn ?? today}
          />
          <TextArea name="about" label={words.about} initial={editing?.about ?? ""} rows={3} limit={4000} />
          <TextArea
            name="cameOf"
            label={words.cameOf}
            initial={editing?.cameOf ?? ""}
            rows={3}
            limit={4000}
            optional
          />
          <Checkbox name="shown" label={words.shown} initial={editing?.shown ?? false} />
          <ButtonRow>
            <Button>{councilToolkit.save}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {editing ? null : (
        <Card title={budget.title}>
          <p>{budget.lead}</p>
          <Rows>
            {dates.map(({ id, authority, what, day, year }) => (
              <Row
                key={id}
                title={`${authority}: ${budget.steps[what]}`}
                actions={
                  <CommandForm name={`remove ${id}`} again={actionData}>
                    <input type="hidden" name="dateId" value={id} />
                    <Button
                      variant="tertiary"
                      aria-label={budget.removeOf(`${authority}, ${budget.steps[what]}`)}
                    >
                      {budget.remove}
                    </Button>
                  </CommandForm>
                }
              >
                <p className="row-facts">{`${dayOfMeeting(day, lang)}, ${budget.forYear(year)}`}</p>
              </Row>
            ))}
          </Rows>
          <CommandForm name="date" again={actionData}>
            <Field name="authority" label={budget.authority} maxLength={200} />
            <Field name="year" label={budget.year} type="number" width="short" initial={`${nextYear}`} />
            <Select
              name="what"
              label={budget.what}
              options={steps.map((step) => ({ value: step, label: budget.steps[step] }))}
            />
            <Field name="day" label={budget.day} type="date" width="medium" />
            <Field name="source" label={budget.source} maxLength={300} optional />
            <ButtonRow>
              <Button variant="secondary">{budget.put}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </Page>
  );
}
