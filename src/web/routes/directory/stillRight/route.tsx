import { data, Link } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import type { AskedEntry } from "#modules/directory/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { now, services } from "../../../http/context.ts";
import { noSuchForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import type { Route } from "./+types/route.ts";

/** "Is it still right?": where the letter's link leads. Whoever has it can say so, and nothing more. */
export async function loader({ context, params }: Route.LoaderArgs) {
  try {
    return data(await services(context).directory.askedBy(params.token, now(context)));
  } catch (error) {
    if (isRefused(error) && error.code === "linkExpired") return data(null, 404);
    throw error;
  }
}

export const headers = () => ({ "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store" });

export function action({ request, context, params }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse(fields, text) {
      const seen = Number(fields.get("seen"));
      if (!fields.form.startsWith("right-") || !Number.isInteger(seen)) return noSuchForm(text);
      return { ok: true, command: { serviceId: fields.get("serviceId"), seen } };
    },
    async run({ serviceId, seen }) {
      await services(context).directory.answerReminder(params.token, serviceId, seen, now(context));
      return `/tilbud/bekraeft/${params.token}`;
    },
  });
}

export default function StillRight({ loaderData, actionData }: Route.ComponentProps) {
  const { stillRight } = useText().care;
  if (loaderData === null) return <Page title={stillRight.unknown} lead={stillRight.unknownLead} />;
  return (
    <Page title={stillRight.title} lead={stillRight.lead(loaderData.recipient)}>
      <Card>
        <Rows>
          {loaderData.entries.map((entry) => (
            <Asked key={entry.serviceId} entry={entry} again={actionData} />
          ))}
        </Rows>
      </Card>
    </Page>
  );
}

function Asked({ entry, again }: { entry: AskedEntry; again: FormAgain | undefined }) {
  const { stillRight } = useText().care;
  const page = `/tilbud/${entry.serviceId}`;
  return (
    <Row
      title={<Link to={page}>{entry.name}</Link>}
      time={
        <Badge tone={entry.freshness === "verified" ? "success" : "plain"}>
          {stillRight.state[entry.freshness]}
        </Badge>
      }
      actions={
        entry.freshness === "verified" ? null : (
          <ButtonRow>
            <CommandForm name={`right-${entry.serviceId}`} again={again}>
              <input type="hidden" name="serviceId" value={entry.serviceId} />
              <input type="hidden" name="seen" value={entry.edition} />
              <Button aria-label={stillRight.pressLabel(entry.name)}>{stillRight.press}</Button>
            </CommandForm>
            <Link
              className="button button-tertiary"
              to={`${page}/meld-fejl`}
              aria-label={stillRight.wrongLabel(entry.name)}
            >
              {stillRight.wrong}
            </Link>
          </ButtonRow>
        )
      }
    >
      {entry.answeredAt === null ? null : <p>{stillRight.done}</p>}
    </Row>
  );
}
