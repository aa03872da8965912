import { Link } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { FileField } from "../../../ui/FileField.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { bodyPath, reviewPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

const MOST = 60;
/** "2026-04-30-0900:new" → what stands before the last colon, and after. */
const apart = (told: string): readonly [string, string] => {
  const at = told.lastIndexOf(":");
  return [told.slice(0, at), told.slice(at + 1)];
};

/** Existing minutes are taken in: files in, drafts out, with what is odd about each. For whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [who, at, asked] = [signedIn(context), now(context), query(context)];
  const { body } = await found(council.keeps(who, params.slug, at));
  const taken = await Promise.all(
    asked
      .getAll("moede")
      .slice(0, MOST)
      .map(async (told) => {
        const [key, done] = apart(told);
        const review = await council.review(who, body.slug, key, at).catch((error: unknown) => {
          if (isRefused(error)) return null;
          throw error;
        });
        return review && { key, done, items: review.minutes.items.length, odd: review.flags.length };
      }),
  );
  return {
    ...{ slug: body.slug, name: body.name, failed: asked.get("fejl") },
    taken: taken.filter((one) => one !== null),
    notRead: asked
      .getAll("fil")
      .slice(0, MOST)
      .map((told) => {
        const [file, why] = apart(told);
        return { file, why };
      }),
  };
}

export default function TakeIn({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const { takeIn: words } = text.councilMeetings;
  const { slug, name, failed, taken, notRead } = loaderData;
  const done: Readonly<Record<string, string>> = words.done;
  const whys: Readonly<Record<string, string>> = words.why;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      {failed === null ? null : (
        <Alert variant="error" announce>
          {refusalMessage(text, failed, { megabytes: 50 })}
        </Alert>
      )}
      {notRead.length > 0 ? (
        <Alert variant="warning" title={words.notRead} announce>
          <ul>
            {notRead.map(({ file, why }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list.
              <li key={i}>
                {file}: {whys[why] ?? words.why.unread}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {taken.length > 0 ? (
        <Card title={words.read}>
          <Rows>
            {taken.map(({ key, done: what, items, odd }) => (
              <Row
                key={key}
                title={
                  <Link to={reviewPath(`${bodyPath(slug)}/${key}`)}>
                    {dayOfMeeting(key.slice(0, 10), text.lang)}
                  </Link>
                }
              >
                <Facts items={[done[what], text.council.items(items), words.odd(odd)]} />
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
      <Card title={words.choose}>
        {/* A whole page's form, not the router's: what is sent is taken in as it comes. */}
        <form method="post" action="/raad/hent-ind" encType="multipart/form-data" className="command">
          <input type="hidden" name="slug" value={slug} />
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept=".pdf,.txt,text/plain"
            many
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </form>
      </Card>
    </Page>
  );
}
