import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseContact } from "./form.ts";

/** Notér en kontakt: a dot on the line, also when somebody looked and did not find (A7). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => course.may.addNeed);
  if (!subject) return null;
  const { context, params } = args;
  const outreach = await services(context).outreach.views.tonight(actor(context), now(context));
  return {
    ...headOf(subject),
    cards: await toRead(context, ["leaving"]),
    lookPath: outreach.goesOut ? actionPath(params.courseId, "led") : null,
  };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseContact(params.courseId), async (command, key) => {
    await services(context).relay.commands.recordContact(actor(context), command, now(context), key);
    return doneAt(params.courseId, "contact");
  });
}

export default function ContactPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseForms, outreach } = useText();
  const { contact } = courseForms;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  return (
    <ActionPage title={contact.title} lead={contact.lead} head={loaderData} toRead={loaderData.cards}>
      <Card>
        <CommandForm name="contact" again={actionData}>
          <RadioGroup
            name="way"
            legend={contact.way}
            options={Object.entries(contact.ways).map(([value, label]) => ({
              value,
              label,
              ...(value === "notFound" ? { hint: contact.notFoundHint } : {}),
            }))}
          />
          <TextArea name="note" label={contact.note} optional limit={2000} />
          <ButtonRow>
            <Button>{contact.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {loaderData.lookPath ? (
        <ButtonRow>
          <LinkButton to={loaderData.lookPath}>{outreach.look.link}</LinkButton>
        </ButtonRow>
      ) : null}
    </ActionPage>
  );
}
