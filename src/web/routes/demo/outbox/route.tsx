import { data, Form, redirect } from "react-router";
import { now, origin, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import type { Route } from "./+types/route.ts";

/** Letters as they would have been sent, links and all. Not there outside a demonstration. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, mail, relay } = services(context);
  if (!config.demo) throw data({ code: "notFound" }, 404);
  const [letters, messages, thanks] = await Promise.all([
    mail.outbox(),
    relay.messages.outbox({ answersHeard: true, origin: origin(context) }),
    relay.messages.thanked(),
  ]);
  return { letters, messages, thanks };
}

/** What a gateway would tell us: that the phone did not take it. So that what follows can be tried out. */
export async function action({ context, request }: Route.ActionArgs) {
  const { config, relay } = services(context);
  if (!config.demo) throw data({ code: "notFound" }, 404);
  const name = String((await request.formData()).get("delivery"));
  await relay.messages.report({ name, arrived: false, call: `demo ${name}` }, now(context));
  return redirect("/demo/breve");
}

export default function Outbox({ loaderData }: Route.ComponentProps) {
  const { access, reaching, lang } = useText();
  const { outbox } = access;
  const at = useNow();
  const { letters, messages, thanks } = loaderData;
  return (
    <Page title={outbox.title} lead={outbox.lead}>
      {letters.length + messages.length + thanks.length === 0 ? <EmptyState title={outbox.none} /> : null}
      {messages.map((message) => (
        <Card key={message.id} title={message.subject || reaching.kind[message.kind]}>
          <p className="quiet">
            {outbox.to(message.to)} · {momentInWords(message.at, at, lang)} ·{" "}
            {reaching.delivery[message.state]}
          </p>
          {linesOf(message.text).map((line) => (
            <p key={line}>{line}</p>
          ))}
          {message.state === "sent" ? (
            <Form method="post">
              <input type="hidden" name="delivery" value={message.id} />
              <Button variant="tertiary">{outbox.didNotArrive}</Button>
            </Form>
          ) : null}
        </Card>
      ))}
      {thanks.map((one) => (
        <Card key={one.id} title={one.subject}>
          <p className="quiet">
            {outbox.toGiver} · {momentInWords(one.at, at, lang)}
          </p>
          <p>{one.text}</p>
        </Card>
      ))}
      {letters.map((letter) => (
        <Card key={letter.id} title={letter.subject}>
          <p className="quiet">
            {outbox.to(letter.recipient)} · {momentInWords(letter.at, at, lang)}
          </p>
          {linesOf(letter.text).map((line) => (
            <p key={line}>{line.startsWith("http") ? <a href={line}>{line}</a> : line}</p>
          ))}
        </Card>
      ))}
    </Page>
  );
}

const linesOf = (text: string | null): string[] => [...new Set((text ?? "").split("\n").filter(Boolean))];
