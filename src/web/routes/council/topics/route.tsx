import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseTopics } from "./form.ts";
import { TopicRow } from "./TopicRow.tsx";

/** The backlog: what somebody wants the council to take up. For whoever sits in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, ...rest } = await found(
    services(context).council.topics(signedIn(context), params.slug, now(context)),
  );
  return { ...rest, slug: body.slug, name: body.name, done: query(context).get("gjort") };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body, waiting } = await found(council.topics(who, params.slug, at));
  const done = (what: string) => `${bodyPath(params.slug)}/emner?gjort=${what}`;
  return handleCommand({
    request,
    context,
    parse: parseTopics(body.id),
    async run(asked, key) {
      switch (asked.do) {
        case "suggest":
          await council.suggestTopic(who, asked.command, at, key);
          return done("doneSuggested");
        case "take": {
          const { topicId, meetingId } = asked.command;
          // First onto the agenda: a topic that is said to be taken, and stands nowhere, would be lost.
          const topic = waiting.find(({ id }) => id === topicId);
          if (topic)
            await council.addItem(who, { meetingId, title: topic.title, open: true }, at, `${key}-item`);
          await council.takeTopic(who, { topicId, meetingId }, at, key);
          return done("doneTaken");
        }
        case "aside":
          await council.layTopicAside(who, asked.command, at, key);
          return done("doneAside");
      }
    },
  });
}

export default function Topics({ loaderData, actionData }: Route.ComponentProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.topics;
  const { slug, name, keeps, waiting, settled, meetings, done } = loaderData;
  const { doneSuggested, doneTaken, doneAside } = words;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="topics" sits />
      <Done words={{ doneSuggested, doneTaken, doneAside }} what={done} />
      {waiting.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card title={words.waiting}>
          <Rows>
            {waiting.map((topic) => (
              <TopicRow key={topic.id} {...{ topic, keeps, meetings }} again={actionData} />
            ))}
          </Rows>
        </Card>
      )}
      <Card title={words.suggest}>
        <CommandForm name="suggest" again={actionData}>
          <Field name="title" label={words.name} maxLength={300} />
          <TextArea name="why" label={words.about} rows={3} limit={4000} optional />
          <Field name="fromWhom" label={words.fromField} maxLength={200} />
          <Field name="wantedOn" type="date" width="short" label={words.wantedField} optional />
          <ButtonRow>
            <Button>{words.suggestPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {settled.length > 0 ? (
        <Card title={words.settled} tone="quiet">
          <Rows>
            {settled.map(({ id, title, fromWhom, takenTo, because }) => (
              <Row key={id} title={title}>
                <Facts
                  items={[
                    words.from(fromWhom),
                    takenTo === null ? words.laidAside(because) : words.taken(dayOfMeeting(takenTo, lang)),
                  ]}
                />
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
    </Page>
  );
}
