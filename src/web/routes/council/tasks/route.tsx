import { dayOf } from "#kernel/time.ts";
import { meetingSchemas } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** What somebody has promised a body to do, the soonest first. For those who sit in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [who, at] = [signedIn(context), now(context)];
  const { body, keeps, tasks } = await found(services(context).council.tasks(who, params.slug, at));
  const today = dayOf(at);
  return {
    ...{ slug: body.slug, name: body.name, keeps, done: query(context).get("gjort") },
    tasks: tasks.map(({ id, words, owner, due }) => ({ id, words, owner, due, overdue: due < today })),
  };
}

interface Pressed {
  readonly ended: string | null;
  readonly added: (typeof meetingSchemas)["addTask"]["_zod"]["input"] | null;
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await found(council.tasks(who, params.slug, at));
  return handleCommand<Pressed>({
    request,
    context,
    parse(fields, text) {
      if (fields.form === "done") return { ok: true, command: { ended: fields.get("task"), added: null } };
      const given = {
        ...{
          bodyId: body.id,
          words: fields.get("words"),
          owner: fields.get("owner"),
          due: fields.get("due"),
        },
      };
      const parsed = parseCommand(meetingSchemas.addTask, given, text);
      return parsed.ok ? { ok: true, command: { ended: null, added: parsed.command } } : parsed;
    },
    async run({ ended, added }, key) {
      if (ended !== null) await council.endTask(who, ended, at, key);
      if (added !== null) await council.addTask(who, added, at, key);
      return `${bodyPath(body.slug)}/opgaver?gjort=saved`;
    },
  });
}

export default function Tasks({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, lang } = useText();
  const words = councilMeetings.tasks;
  const { slug, name, keeps, tasks, done } = loaderData;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="tasks" sits />
      <Done words={{ saved: words.saved }} what={done} />
      {tasks.length === 0 ? <EmptyState title={words.none} /> : null}
      {tasks.length > 0 ? (
        <Card>
          <CommandForm name="done" again={actionData}>
            <Rows>
              {tasks.map((task) => (
                <Row
                  key={task.id}
                  title={<span lang="da">{task.words}</span>}
                  time={task.overdue ? <Badge tone="warning">{words.overdue}</Badge> : null}
                  actions={
                    keeps ? (
                      <button
                        type="submit"
                        name="task"
                        value={task.id}
                        className="button button-secondary"
                        aria-label={words.markDone(task.words)}
                      >
                        {words.done}
                      </button>
                    ) : null
                  }
                >
                  <Facts items={[task.owner, `${words.due} ${dayOfMeeting(task.due, lang)}`]} />
                </Row>
              ))}
            </Rows>
          </CommandForm>
        </Card>
      ) : null}
      {keeps ? (
        <Card title={words.add}>
          <CommandForm name="add" again={actionData}>
            <Field name="words" label={words.words} maxLength={1000} />
            <Field name="owner" label={words.owner} maxLength={200} />
            <Field name="due" label={words.due} type="date" width="medium" />
            <ButtonRow>
              <Button>{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </Page>
  );
}
