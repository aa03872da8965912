import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { phoneInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { actionPath, reachPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { parseMessage } from "./form.ts";

const TEMPLATES = ["ringUs", "ringUsBefore", "weRing", "comeBy"] as const;

/** Skriv en besked: one of a few sentences, by the citizen's own ways (E2). The view logs. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const reader = actor(context);
  const view = await found(
    services(context).relay.views.reaching(reader, params.courseId, now(context)),
    context,
  );
  const { courseId, knownAs, may, channels, language } = view;
  return { courseId, knownAs, may, channels, language, phone: reader.unit.phone };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: parseMessage(courseId),
    async run(command, key) {
      await services(context).relay.commands.writeMessage(actor(context), command, now(context), key);
      return reachPath(courseId, "message");
    },
  });
}

export default function MessagePage({ loaderData, actionData }: Route.ComponentProps) {
  const { reaching } = useText();
  const { message: words } = reaching;
  const { courseId, knownAs, may, channels, language, phone } = loaderData;
  const head = { courseId, knownAs, needId: null, about: null };
  if (!may || channels.length === 0)
    return (
      <ActionPage title={words.title} lead={words.lead} head={head}>
        <p>{words.noWay}</p>
        <ButtonRow>
          <LinkButton to={actionPath(courseId, "naa")} variant="primary">
            {reaching.see}
          </LinkButton>
        </ButtonRow>
      </ActionPage>
    );
  return (
    <ActionPage title={words.title} lead={words.lead} head={head}>
      <Card>
        <CommandForm name="message" again={actionData}>
          <RadioGroup
            name="template"
            legend={words.template}
            hint={words.phoneHint(phoneInWords(phone))}
            initial="ringUs"
            options={TEMPLATES.map((template) => ({ value: template, label: words.says[template] }))}
          />
          <Field name="on" type="date" width="short" label={words.on} hint={words.whenHint} optional />
          <Field name="at" type="time" width="short" label={words.at} optional />
          <RadioGroup
            name="language"
            legend={words.language}
            initial={/^en/i.test(language) ? "en" : "da"}
            options={(["da", "en"] as const).map((lang) => ({ value: lang, label: words.languages[lang] }))}
          />
          {channels.some((channel) => channel.words) ? (
            <TextArea
              name="words"
              label={words.words}
              hint={words.wordsHint}
              rows={4}
              limit={1000}
              optional
            />
          ) : null}
          <Select
            name="channelId"
            label={words.way}
            none={words.firstWay}
            optional
            options={channels.map(({ id, kind, name }) => ({
              value: id,
              label: [reaching.kind[kind], name].filter(Boolean).join(": "),
            }))}
          />
          <Select
            name="answerWithin"
            label={words.answer}
            none={words.answers[""]}
            optional
            options={(["1", "3", "7"] as const).map((days) => ({ value: days, label: words.answers[days] }))}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
