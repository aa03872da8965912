import { Link } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { commandSchemas } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { servicePath } from "../../directory/shared/paths.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { mayCallForNotice } from "./present.ts";

const FAMILY_PATH = "/find?slags=familyTeam&behov=childrenFamily";

/** Underretning: the municipality's door one tap away, and a note that it was sent (D7). */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course }) => mayCallForNotice(course));
  if (!subject) return null;
  const { db, directory } = services(args.context);
  const { area, standingReceiver } = subject.course;
  const filters = { kinds: ["familyTeam"], needs: ["childrenFamily"] };
  const query = { words: "", filters, person: { municipality: area }, size: 3 };
  const { hits } = await db.read(SYSTEM, (snapshot) => directory.search(snapshot, query, now(args.context)));
  return { ...headOf({ ...subject, need: null }), hits, standingReceiver };
}

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(
    args,
    (fields, text) =>
      parseCommand(
        commandSchemas.RecordNotification,
        { courseId: params.courseId, sentTo: fields.get("sentTo") },
        text,
      ),
    async (sent, key) => {
      await services(context).relay.commands.recordNotification(actor(context), sent, now(context), key);
      return doneAt(params.courseId, "notified");
    },
  );
}

export default function NotifyPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { notify } = useText().young;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { hits, standingReceiver } = loaderData;
  const first = hits[0]?.name.da;
  return (
    <ActionPage title={notify.title} lead={notify.lead} head={{ ...loaderData, about: null }}>
      <Alert variant="info">{notify.now}</Alert>
      <Card title={notify.doors}>
        {hits.length === 0 ? <p>{notify.none}</p> : null}
        <ul>
          {hits.map((hit) => (
            <li key={hit.serviceId}>
              <Link to={servicePath(hit.serviceId)}>{hit.name.da}</Link> <PhoneLink phone={hit.phone} />
            </li>
          ))}
          {standingReceiver ? (
            <li>
              {notify.standing}: {standingReceiver.name} <PhoneLink phone={standingReceiver.phone} />
            </li>
          ) : null}
        </ul>
        <p>
          <a href={FAMILY_PATH}>{notify.find}</a>
        </p>
        <p>{notify.say}</p>
      </Card>
      <Card title={notify.done}>
        <p>{notify.doneLead}</p>
        <CommandForm name="notify" again={actionData}>
          <Field
            name="sentTo"
            label={notify.sentTo}
            maxLength={200}
            {...(first === undefined ? {} : { initial: first })}
          />
          <ButtonRow>
            <Button>{notify.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
