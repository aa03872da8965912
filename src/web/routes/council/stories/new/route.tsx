import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { found } from "../../../../http/found.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { ConsentFields } from "../shared/ConsentFields.tsx";
import { consentOf, storyOf } from "../shared/form.ts";
import { deskPath, storiesPath } from "../shared/paths.ts";
import { StoryFields } from "../shared/StoryFields.tsx";
import type { Route } from "./+types/route.ts";

/** A story is given: by whoever sits in the council, or its secretary on an association's behalf. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, onBehalfOf } = await found(
    services(context).council.storyList(signedIn(context), params.slug, now(context)),
  );
  return { slug: body.slug, name: body.name, onBehalfOf };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await found(council.storyList(who, params.slug, at));
  return handleCommand({
    request,
    context,
    parse: (fields) => ({
      ok: true,
      command: {
        ...storyOf(fields),
        onBehalfOf: fields.get("onBehalfOf"),
        consent: fields.has("form_") || fields.has("on") || fields.has("by") ? consentOf(fields) : null,
      },
    }),
    run: async (command, key) =>
      `${deskPath(params.slug, await council.giveStory(who, { bodyId: body.id, ...command }, at, key))}?gjort=givet`,
  });
}

export default function GiveStory({ loaderData, actionData }: Route.ComponentProps) {
  const { councilStories: words } = useText();
  const { slug, onBehalfOf } = loaderData;
  return (
    <Page
      title={words.giving.title}
      lead={words.giving.lead}
      back={<BackLink to={storiesPath(slug)}>{words.all}</BackLink>}
    >
      <CommandForm name="give" again={actionData}>
        <StoryFields />
        <Field
          name="onBehalfOf"
          label={words.fields.onBehalfOf}
          initial={onBehalfOf}
          maxLength={200}
          optional
        />
        <h2>{words.consent.title}</h2>
        <p>{words.giving.consentNow}</p>
        <ConsentFields optional />
        <ButtonRow>
          <Button>{words.giving.send}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
