import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { DecidedFields } from "../shared/DecidedFields.tsx";
import { decidedOf } from "../shared/form.ts";
import { keptBody } from "../shared/keptBody.ts";
import { consultationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** Something others decided, put on the list by whoever keeps the council's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, consultations } = await keptBody(context, params.slug);
  return {
    ...{ slug: body.slug, name: body.name },
    consultations: consultations.map(({ id, title }) => ({ id, title })),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const { body } = await keptBody(context, params.slug);
  return handleCommand({
    request,
    context,
    parse: (fields) => ({ ok: true, command: decidedOf(fields) }),
    async run(item, key) {
      await council.addDecided(signedIn(context), { bodyId: body.id, ...item }, now(context), key);
      return `${consultationsPath(params.slug)}?gjort=liste`;
    },
  });
}

export default function NewDecided({ loaderData, actionData }: Route.ComponentProps) {
  const { councilConsultations } = useText();
  const { slug, name, consultations } = loaderData;
  const words = councilConsultations.decided;
  return (
    <Page
      title={words.addTitle}
      lead={words.lead}
      back={<BackLink to={consultationsPath(slug)}>{councilConsultations.title(name)}</BackLink>}
    >
      <CommandForm name="add" again={actionData}>
        <DecidedFields consultations={consultations} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
