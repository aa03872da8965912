import { REMITS } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Table } from "../../../ui/Table.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import type { Route } from "./+types/route.ts";
import { parseRemit } from "./form.ts";

/** Hverv: who is what besides a member of units. For administrators; holds no citizen. */
export async function loader({ context }: Route.LoaderArgs) {
  const { identity } = services(context);
  const held = await found(identity.remits(signedIn(context), now(context)));
  const units = await identity.units();
  const organisations = new Map(units.map((unit) => [unit.organisationId, unit.organisationName]));
  return {
    held,
    organisations: [...organisations].map(([id, name]) => ({ id, name })),
    done: query(context).get("gjort"),
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { identity } = services(context);
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseRemit,
    async run(command) {
      if (command.do === "end") await identity.endRemit(who, command.id, now(context));
      else await identity.giveRemit(who, command, now(context));
      return `/adgang/hverv?gjort=${command.do}`;
    },
  });
}

export default function Remits({ loaderData, actionData }: Route.ComponentProps) {
  const { remits: words } = useText();
  const { held, organisations, done } = loaderData;
  const { columns, names } = words;
  return (
    <Page title={words.title} lead={words.lead}>
      {done === null ? null : (
        <Alert variant="success" title={done === "end" ? words.ended : words.given} announce />
      )}
      <Card title={words.held}>
        <Table
          caption={words.held}
          columns={[columns.person, columns.remit, columns.organisation, columns.since, columns.what]}
          rows={held.map((line) => ({
            key: line.id,
            cells: [
              line.email === null ? line.person : `${line.person} · ${line.email}`,
              names[line.remit],
              line.organisation ?? words.everywhere,
              <FullMoment key="since" at={line.since} />,
              <CommandForm key="end" name={`end-${line.id}`} again={actionData}>
                <input type="hidden" name="id" value={line.id} />
                <Button variant="tertiary" aria-label={words.endLabel(names[line.remit], line.person)}>
                  {words.end}
                </Button>
              </CommandForm>,
            ],
          }))}
        />
      </Card>
      <Card title={words.give}>
        <CommandForm name="give" again={actionData}>
          <Field name="email" label={words.email} hint={words.emailHint} maxLength={254} />
          <Select
            name="remit"
            label={words.remit}
            options={REMITS.map((value) => ({ value, label: names[value] }))}
          />
          <Select
            name="organisationId"
            label={words.organisation}
            hint={words.organisationHint}
            optional
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
