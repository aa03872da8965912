import { data } from "react-router";
import { REGIONS } from "#kernel/municipalities.ts";
import { BODY_KINDS, bodySchemas, mayMakeBodies } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { type FormFields, noSuchForm } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { membersPath } from "../../council/shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** A new council, and who keeps its papers first. For administrators, and secretaries of the whole house. */
export function loader({ context }: Route.LoaderArgs) {
  if (!mayMakeBodies(signedIn(context))) throw data({ code: "forbidden" }, 403);
  return { regions: [...REGIONS], kinds: [...BODY_KINDS] };
}

function parse(fields: FormFields, text: Text) {
  if (fields.form !== "new") return noSuchForm(text);
  const { get } = fields;
  const secretary = { name: get("secretary"), signsInAs: get("signsInAs") };
  const given = { name: get("name"), slug: get("slug"), kind: get("kind"), region: get("region") };
  const named = secretary.name !== "" || secretary.signsInAs !== "";
  return parseCommand(bodySchemas.BodyDraft, { ...given, secretary: named ? secretary : null }, text, {
    field: (path) => ({ "secretary.name": "secretary", "secretary.signsInAs": "signsInAs" })[path] ?? path,
    words: { slug: text.setUp.body.slugHint },
  });
}

export function action({ request, context }: Route.ActionArgs) {
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse,
    async run(draft, key) {
      await services(context).council.addBody(who, draft, now(context), key);
      return membersPath(draft.slug);
    },
  });
}

export default function NewBody({ loaderData, actionData }: Route.ComponentProps) {
  const { setUp, council } = useText();
  const { body: words, organisation } = setUp;
  const { regions, kinds } = loaderData;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to="/adgang/organisationer" />}>
      <Card>
        <CommandForm name="new" again={actionData}>
          <Field name="name" label={organisation.name} maxLength={200} />
          <Field name="slug" label={words.slug} hint={words.slugHint} maxLength={80} width="medium" />
          <Select
            name="kind"
            label={words.kind}
            options={kinds.map((value) => ({ value, label: council.kinds[value] }))}
          />
          <Select
            name="region"
            label={words.region}
            options={regions.map((value) => ({ value, label: setUp.regions[value] }))}
          />
          <Field
            name="secretary"
            label={words.secretary}
            hint={words.secretaryHint}
            maxLength={200}
            optional
          />
          <Field name="signsInAs" type="email" label={words.signsInAs} maxLength={254} optional />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
