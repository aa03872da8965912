import { Link } from "react-router";
import type { SignedIn } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, origin, query, services, signedIn, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Field } from "../../../ui/Field.tsx";
import { fullMoment } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";
import { type Managing, parseManaging, ROLES } from "./form.ts";

/** A unit's people: who is in, who is invited. For its lead, and administrators. Holds no citizen. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = signedIn(context);
  const { unit, members, twoSteps, invited } = await found(
    services(context).signIn.peopleOf(who, params.unitId, now(context)),
  );
  return {
    unitId: unit.id,
    unitName: unit.name,
    members: members.map((member) => ({ ...member, twoSteps: twoSteps.has(member.personId) })),
    invited,
    me: who.personId,
    sent: query(context).has("sendt"),
    reset: query(context).has("to-trin"),
  };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseManaging,
    run: async (command) => `/adgang/${params.unitId}${await manage(context, who, params.unitId, command)}`,
  });
}

type Context = Route.ActionArgs["context"];

async function manage(context: Context, who: SignedIn, unitId: string, command: Managing): Promise<string> {
  const { signIn } = services(context);
  if (command.do === "revoke") await signIn.revokeInvitation(who, { id: command.id, unitId }, now(context));
  if (command.do === "letGo") await signIn.letGo(who, { personId: command.personId, unitId }, now(context));
  if (command.do !== "invite") return "";
  const { letter } = text(context).access;
  const { name, email, role } = command;
  const write = (token: string, unit: string) => ({
    subject: letter.subject(unit),
    text: letter.text(name, unit, who.personName, new URL(`/invitation/${token}`, origin(context)).href),
  });
  await signIn.invite(who, { name, email, unitId, role }, write, now(context));
  return "?sendt";
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { access, setUp } = useText();
  const { people: words, lostStep, workstations } = access;
  const { unitName, members, sent, reset } = loaderData;
  return (
    <Page title={words.title(unitName)} lead={words.lead}>
      {sent ? <Alert variant="success" title={words.sent} announce /> : null}
      {reset ? <Alert variant="success" title={lostStep.done} announce /> : null}
      <p>
        <Link to={`/adgang/${loaderData.unitId}/oplysninger`}>{setUp.unit.link}</Link> ·{" "}
        <Link to={`/adgang/${loaderData.unitId}/arbejdspladser`}>{workstations.link}</Link>
      </p>
      <Card title={words.members}>
        <Table
          caption={words.members}
          columns={words.columns}
          rows={members.map((member) => ({
            key: member.personId,
            cells: [
              member.name,
              member.technical ? words.technical : words.roles[member.role],
              member.personId === loaderData.me ? (
                words.you
              ) : (
                <Handling key="handling" member={member} unitId={loaderData.unitId} again={actionData} />
              ),
            ],
          }))}
        />
      </Card>
      <Card title={words.invite}>
        <CommandForm name="invite" again={actionData}>
          <p>{words.inviteHint}</p>
          <Field name="name" label={words.name} maxLength={200} />
          <Field name="email" type="email" label={words.email} maxLength={254} />
          <RadioGroup
            name="role"
            legend={words.role}
            initial="worker"
            options={ROLES.map((role) => ({ value: role, label: words.roles[role] }))}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Waiting invited={loaderData.invited} again={actionData} />
    </Page>
  );
}

type Again = Route.ComponentProps["actionData"];
type Loaded = Route.ComponentProps["loaderData"];

function Handling({ unitId, ...props }: Parameters<typeof LetGo>[0] & { unitId: string }) {
  const { lostStep } = useText().access;
  const { personId, name, twoSteps } = props.member;
  return (
    <>
      <LetGo {...props} />
      {twoSteps ? (
        <Link to={`/adgang/${unitId}/to-trin/${personId}`} aria-label={lostStep.linkLabel(name)}>
          {lostStep.link}
        </Link>
      ) : null}
    </>
  );
}

function LetGo({ member, again }: { member: Loaded["members"][number]; again: Again }) {
  const { people: words } = useText().access;
  return (
    <CommandForm name={`letGo-${member.personId}`} again={again}>
      <input type="hidden" name="personId" value={member.personId} />
      <ConfirmButton label={words.letGo}>
        <p>{words.letGoHint}</p>
      </ConfirmButton>
    </CommandForm>
  );
}

function Waiting({ invited, again }: { invited: Loaded["invited"]; again: Again }) {
  const { access, lang } = useText();
  const words = access.people;
  return (
    <Card title={words.waiting} tone="quiet">
      {invited.length === 0 ? (
        <p>{words.nobodyWaits}</p>
      ) : (
        <Table
          caption={words.waiting}
          columns={words.waitingColumns}
          rows={invited.map(({ id, name, role, email, expiresAt }) => ({
            key: id,
            cells: [
              `${name}, ${email}`,
              words.roles[role],
              fullMoment(expiresAt, lang),
              <CommandForm key={id} name={`revoke-${id}`} again={again}>
                <input type="hidden" name="id" value={id} />
                <Button variant="tertiary">{words.revoke}</Button>
              </CommandForm>,
            ],
          }))}
        />
      )}
    </Card>
  );
}
