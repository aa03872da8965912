import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { toolkitPath, visitPath } from "../shared/paths.ts";
import { toolkitKept } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";
import { parseVisit, QUESTION_KINDS, ROWS } from "./form.ts";

/** A visit to a place, with a few questions to those who come there. */
export async function loader({ context, params }: Route.LoaderArgs) {
  signedIn(context);
  const { body } = await toolkitKept(context, params.slug);
  return { slug: body.slug, name: body.name, day: dayOffset(now(context), 7) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await toolkitKept(context, params.slug);
  return handleCommand({
    request,
    context,
    parse: parseVisit,
    async run(planned, key) {
      const id = await services(context).council.planVisit(who, { bodyId: body.id, ...planned }, at, key);
      return `${visitPath(body.slug, id)}?gjort=planlagt`;
    },
  });
}

export default function NewVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit } = useText();
  const words = councilToolkit.visits;
  const { slug, name, day } = loaderData;
  return (
    <Page
      title={words.newTitle}
      lead={words.lead}
      back={<BackLink to={toolkitPath(slug)}>{councilToolkit.title(name)}</BackLink>}
    >
      <CommandForm name="visit" again={actionData}>
        <Field name="place" label={words.place} maxLength={200} />
        <Field name="heldOn" label={words.heldOn} type="date" width="medium" initial={day} />
        {ROWS.map((n) => {
          const template = words.templates[n - 1];
          return (
            <Card key={n} title={words.question(n)}>
              <Field
                name={`text-${n}`}
                label={words.question(n)}
                initial={template?.text ?? ""}
                maxLength={300}
                optional={n > 1}
              />
              <Select
                name={`kind-${n}`}
                label={words.kind}
                options={QUESTION_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
                initial={template?.kind ?? "words"}
              />
              <TextArea
                name={`options-${n}`}
                label={words.options}
                hint={words.optionsHint}
                initial={template && "options" in template ? template.options : ""}
                rows={3}
                optional
              />
            </Card>
          );
        })}
        <ButtonRow>
          <Button>{words.create}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
