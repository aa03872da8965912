import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { municipalitiesOf } from "../shared/municipalities.ts";
import { figuresPath, toolkitPath } from "../shared/paths.ts";
import { toolkitKept } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";

/** A letter to a municipality that asks how many were helped, ready to be worked on. */
export async function loader({ context, params }: Route.LoaderArgs) {
  signedIn(context);
  const { body } = await toolkitKept(context, params.slug);
  const near = await municipalitiesOf(context, body.region);
  return {
    ...{ slug: body.slug, name: body.name },
    municipalities: near.map(({ code, name }) => ({ value: code, label: name })),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await toolkitKept(context, params.slug);
  return handleCommand({
    request,
    context,
    parse({ get }, text) {
      const code = get("municipality");
      if (code === "") return { ok: false, errors: { municipality: text.fieldIssues.required } };
      const [recipient, subject, letter] = [get("recipient"), get("subject"), get("letter")];
      return { ok: true, command: { bodyId: body.id, municipality: code, recipient, subject, letter } };
    },
    run: async (command, key) =>
      figuresPath(body.slug, await services(context).council.prepareFigures(who, command, at, key)),
  });
}

export default function NewFigures({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit } = useText();
  const words = councilToolkit.figures;
  const { slug, name, municipalities } = loaderData;
  return (
    <Page
      title={words.newTitle}
      lead={words.lead}
      back={<BackLink to={toolkitPath(slug)}>{councilToolkit.title(name)}</BackLink>}
    >
      <CommandForm name="figures" again={actionData}>
        <Select name="municipality" label={words.municipality} options={municipalities} />
        <Field name="recipient" label={words.recipient} hint={words.recipientHint} maxLength={200} />
        <Field name="subject" label={words.subject} initial={words.templateSubject} maxLength={200} />
        <TextArea
          name="letter"
          label={words.letter}
          initial={words.template(name)}
          rows={18}
          limit={10_000}
        />
        <ButtonRow>
          <Button>{words.prepare}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
