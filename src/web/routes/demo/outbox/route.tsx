import { data } from "react-router";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import type { Route } from "./+types/route.ts";

/** Letters as they would have been sent, links and all. Not there outside a demonstration. */
export async function loader({ context }: Route.LoaderArgs) {
  const { config, mail } = services(context);
  if (!config.demo) throw data({ code: "notFound" }, 404);
  return mail.outbox();
}

export default function Outbox({ loaderData }: Route.ComponentProps) {
  const { access, lang } = useText();
  const { outbox } = access;
  const at = useNow();
  return (
    <Page title={outbox.title} lead={outbox.lead}>
      {loaderData.length === 0 ? <EmptyState title={outbox.none} /> : null}
      {loaderData.map((letter) => (
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
