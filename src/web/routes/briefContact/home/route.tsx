import { AGE_BANDS, commandSchemas } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { nowMet } from "../../outreach/shared/nowMet.ts";
import { useNeedChoices } from "../../start/needChoices.ts";
import type { Route } from "./+types/route.ts";

/** Kort kontakt (A1): helped on the spot; no course, nobody's name. For anybody signed in. */
export async function loader({ context }: Route.LoaderArgs) {
  actor(context);
  const kinds = await services(context).relay.views.needKinds();
  return {
    kinds: kinds.map(({ code, name }) => ({ code, name })),
    saved: query(context).has("gemt"),
  };
}

export function action({ request, context }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: (fields, text) =>
      parseCommand(
        commandSchemas.RecordBriefContact,
        {
          needKinds: fields.all("needKinds"),
          ageBand: oneOf(fields.get("ageBand"), AGE_BANDS) ?? "",
          note: fields.get("note"),
        },
        text,
        { words: { needKinds: text.briefContact.none } },
      ),
    async run(contact, key) {
      await services(context).relay.commands.recordBriefContact(actor(context), contact, now(context), key);
      await nowMet(context, "brief", key);
      return "/kort-kontakt?gemt";
    },
  });
}

export default function BriefContact({ loaderData, actionData }: Route.ComponentProps) {
  const { briefContact, catalogue, shift } = useText();
  const needs = useNeedChoices(loaderData.kinds);
  return (
    <Page
      title={briefContact.title}
      lead={briefContact.lead}
      back={<BackLink to={HOME}>{shift.title}</BackLink>}
    >
      {loaderData.saved ? <Saved /> : null}
      <Card>
        <CommandForm name="brief" again={actionData}>
          <CheckboxGroup name="needKinds" legend={briefContact.needs} columns options={needs} />
          <RadioGroup
            name="ageBand"
            legend={briefContact.age}
            optional
            columns
            options={Object.entries(catalogue.ageBand).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="note"
            label={briefContact.note}
            hint={briefContact.noteHint}
            optional
            rows={2}
            limit={1000}
          />
          <ButtonRow>
            <Button>{briefContact.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}

function Saved() {
  const { briefContact } = useText();
  return (
    <div className="page-actions">
      <Alert variant="success" title={briefContact.saved} announce>
        {briefContact.savedBody}
      </Alert>
      <ButtonRow>
        <LinkButton to={HOME}>{briefContact.home}</LinkButton>
        <LinkButton to="/nogen-staar-her" variant="tertiary">
          {briefContact.more} {briefContact.open}
        </LinkButton>
      </ButtonRow>
      <h2>{briefContact.another}</h2>
    </div>
  );
}
