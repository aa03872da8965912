import { handleCommand } from "../../../http/command.ts";
import { actor, langContext, now, origin, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { knowledgePath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { Decide } from "./Decide.tsx";
import { parseKnowledge } from "./form.ts";
import { Invite } from "./Invite.tsx";
import { Told } from "./Told.tsx";
import { Write } from "./Write.tsx";

/** Det, andre har fortalt: what the citizen shares, and the ways in (D3). By who takes part; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const view = await found(
    services(context).relay.views.knowledge(actor(context), params.courseId, now(context)),
    context,
  );
  return {
    ...view,
    invitations: view.invitations.map(({ token, ...one }) => ({
      ...one,
      url: token === null ? null : `${origin(context)}/fortael/${token}`,
    })),
    done: new URL(request.url).searchParams.get("gjort"),
  };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseKnowledge(courseId, context.get(langContext)),
    async run(parsed, key) {
      switch (parsed.do) {
        case "invite":
          await commands.inviteKnowledge(who, parsed.command, at, key);
          return knowledgePath(courseId, "invited");
        case "close":
          await commands.withdrawKnowledgeInvitation(who, parsed.command, at, key);
          return knowledgePath(courseId, "withdrawn");
        case "note":
          await commands.noteKnowledge(who, parsed.command, at, key);
          return knowledgePath(courseId, "noted");
        case "decide":
          await commands.decideKnowledge(who, parsed.command, at, key);
          return knowledgePath(courseId, "decided");
        case "useful":
          await commands.markKnowledgeUseful(who, parsed.command, at, key);
          return knowledgePath(courseId, "useful");
      }
    },
  });
}

export default function KnowledgePage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { knowledge, lang } = useText();
  const { course: words } = knowledge;
  const at = useNow();
  const { courseId, knownAs, known, mayNote, mayInvite, shared, noted, invitations, done } = loaderData;
  const said = Object.entries(words.done).find(([what]) => what === done)?.[1];
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      <Card title={words.sharedTitle}>
        {known ? null : <p>{words.closed}</p>}
        {known && shared.length === 0 ? <p>{words.none}</p> : null}
        {shared.map((note) => (
          <section className="message" key={note.id}>
            <Told note={note} courseId={courseId} may={mayNote} again={again} />
            {mayNote ? <Decide noteId={note.id} summary={words.decide.takeBack} again={again} /> : null}
          </section>
        ))}
      </Card>
      {mayNote ? <Write again={again} /> : null}
      {noted.length > 0 ? (
        <Card title={words.decide.noted}>
          <Rows>
            {noted.map((note) => (
              <Row key={note.id} title={note.giverName}>
                <Facts
                  items={[
                    dayInWords(note.at, at, lang),
                    note.reference,
                    words.decide.standing[note.standing],
                  ]}
                />
                {note.standing === "shared" ? null : (
                  <Decide noteId={note.id} summary={words.decide.title} again={again} />
                )}
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
      {mayNote ? (
        <Card>
          <Decide noteId={null} summary={words.decide.byNumber} again={again} />
        </Card>
      ) : null}
      {mayInvite ? (
        <Invite courseId={courseId} knownAs={knownAs} invitations={invitations} again={again} />
      ) : null}
    </ActionPage>
  );
}
