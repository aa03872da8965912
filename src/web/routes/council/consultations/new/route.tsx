import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Page } from "../../../../ui/Page.tsx";
import { AskedFields } from "../shared/AskedFields.tsx";
import { askedOf } from "../shared/form.ts";
import { keptBody } from "../shared/keptBody.ts";
import { consultationPath, consultationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** A proposal the council is heard on, written down by whoever keeps its papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body } = await keptBody(context, params.slug);
  return { slug: body.slug, name: body.name, today: dayOffset(now(context), 0) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const { body } = await keptBody(context, params.slug);
  return handleCommand({
    request,
    context,
    parse: (fields) => ({ ok: true, command: askedOf(fields) }),
    run: async (asked, key) =>
      `${consultationPath(
        params.slug,
        await council.addConsultation(signedIn(context), { bodyId: body.id, ...asked }, now(context), key),
      )}?gjort=gemt`,
  });
}

export default function NewConsultation({ loaderData, actionData }: Route.ComponentProps) {
  const { councilConsultations: words } = useText();
  const { slug, name, today } = loaderData;
  return (
    <Page title={words.newTitle} back={<BackLink to={consultationsPath(slug)}>{words.title(name)}</BackLink>}>
      <CommandForm name="add" again={actionData}>
        <AskedFields initial={{ receivedOn: today }} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
