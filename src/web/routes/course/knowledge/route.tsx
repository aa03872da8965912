import { handleCommand } from "../../../http/command.ts";
import { actor, langContext, now, origin, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { dayInWords, listInWords } from "../../../ui/format.ts";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { knowledgePath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { Decide } from "./Decide.tsx";
import { parseKnowledge } from "./form.ts";
import { Invite } from "./Invite.tsx";
import { Made, type MadeInvitation } from "./Made.tsx";
import { Told } from "./Told.tsx";
import { Write } from "./Write.tsx";

/** Det, andre har fortalt: what the citizen shares, and the ways in (D3). By who takes part; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const view = await found(
    services(context).relay.views.knowledge(actor(context), params.courseId, now(context)),
    context,
  );
  return { ...view, done: new URL(request.url).searchParams.get("gjort") };
}

/** A link that is made answers with the page itself, not a way to another: it stands nowhere but in this one answer. */
export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  let made: MadeInvitation | null = null;
  const answered = await handleCommand({
    request,
    context,
    parse: parseKnowledge(courseId, context.get(langContext)),
    async run(parsed, key) {
      switch (parsed.do) {
        case "invite": {
          const { invitationId, token } = await commands.inviteKnowledge(who, parsed.command, at, key);
          made = { invitationId, token, url: `${origin(context)}/fortael/${token}` };
          return knowledgePath(courseId, "invited");
        }
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
  if (!(answered instanceof Response)) return { ...answered, data: { made: null, again: answered.data } };
  return made === null ? answered : { made, again: undefined };
}

export default function KnowledgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { made, again } = actionData ?? { made: null, again: undefined };
  const { knowledge, lang } = useText();
  const { course: words } = knowledge;
  const at = useNow();
  const { courseId, knownAs, known, mayNote, mayInvite, shared, noted, invitations, readers, done } =
    loaderData;
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      {made ? <Made made={made} courseId={courseId} /> : <Done words={words.done} what={done} />}
      <Card title={words.sharedTitle}>
        {readers === null ? null : (
          <p className="quiet">
            {words.readers(listInWords(readers.may, lang))}
            {readers.leavesOut ? ` ${words.leavesOut}` : null}
          </p>
        )}
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
