import { redirect } from "react-router";
import { now, query, services, signedIn, steppedUp } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";

/** Mine indlogninger: where one is signed in, and the way to end what one does not know. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = signedIn(context);
  const sessions = await services(context).signIn.sessionsOf(who, now(context));
  return { sessions, here: who.sessionId, ended: query(context).has("afsluttet") };
}

export async function action({ request, context }: Route.ActionArgs) {
  // Whoever happens to sit here does not shut its owner out elsewhere.
  const who = signedIn(context).method === "demo" ? signedIn(context) : steppedUp(context);
  const fields = await commandForm(request);
  const id = fields.get("session");
  await found(services(context).signIn.endSessions(who, id === "others" ? null : id, now(context)));
  return redirect(id === who.sessionId ? "/log-ind?ud" : "/mine-indlogninger?afsluttet");
}

export default function Sessions({ loaderData }: Route.ComponentProps) {
  const { access, lang } = useText();
  const words = access.sessions;
  const at = useNow();
  const { sessions, here, ended } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      {ended ? <Alert variant="success" title={words.ended} announce /> : null}
      <Card>
        <form method="post">
          <Table
            caption={words.title}
            columns={words.columns}
            rows={sessions.map((session) => ({
              key: session.id,
              cells: [
                session.agent || words.unknown,
                session.unitName ?? words.noUnit,
                momentInWords(session.createdAt, at, lang),
                momentInWords(session.seenAt, at, lang),
                session.id === here ? (
                  <Badge key="here">{words.here}</Badge>
                ) : (
                  <Button key="end" variant="tertiary" name="session" value={session.id}>
                    {words.end}
                  </Button>
                ),
              ],
            }))}
          />
          {sessions.length > 1 ? (
            <Button variant="secondary" name="session" value="others">
              {words.endOthers}
            </Button>
          ) : null}
        </form>
      </Card>
    </Page>
  );
}
