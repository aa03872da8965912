import { Link } from "react-router";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Done } from "../../../ui/Done.tsx";
import { FileField } from "../../../ui/FileField.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { bodyPath, reviewPath } from "../shared/paths.ts";
import { readingPath } from "../shared/readingPaths.ts";
import type { Route } from "./+types/route.ts";

const MOST = 60;
/** "referat.pdf:pictures" → what stands before the last colon, and after. */
const apart = (told: string): readonly [string, string] => {
  const at = told.lastIndexOf(":");
  return [told.slice(0, at), told.slice(at + 1)];
};

/** Existing minutes: files in, and what was read of them and waits to be looked at. For whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const asked = query(context);
  const { body, readings } = await found(
    services(context).council.readings(signedIn(context), params.slug, now(context)),
  );
  return {
    ...{ slug: body.slug, name: body.name, readings },
    ...{ failed: asked.get("fejl"), done: asked.get("gjort") },
    known: asked
      .getAll("kendt")
      .slice(0, MOST)
      .filter((key) => /^\d{4}-\d\d-\d\d(-\d{4})?$/.test(key)),
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
  const { councilTakeIn: words, lang } = text;
  const { slug, name, readings, failed, done, known, notRead } = loaderData;
  const whys: Readonly<Record<string, string>> = words.why;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <Done words={words.did} what={done} />
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
      {known.length > 0 ? (
        <Alert variant="info" title={words.known} announce>
          <ul>
            {known.map((key) => (
              <li key={key}>
                <Link to={reviewPath(`${bodyPath(slug)}/${key}`)}>
                  {dayOfMeeting(key.slice(0, 10), lang)}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {readings.length > 0 ? (
        <Card title={words.waits}>
          <p>{words.waitsHint}</p>
          <Rows>
            {readings.map(({ id, file, heldOn, starts, items, odd, laidAt, by }) => (
              <Row
                key={id}
                title={
                  <Link to={readingPath(slug, id)}>
                    {heldOn === null ? words.noDay : dayOfMeeting(heldOn, lang)}
                  </Link>
                }
                time={<FullMoment at={laidAt} />}
              >
                <Facts
                  items={[
                    starts,
                    text.council.items(items),
                    words.odd(odd),
                    words.from(file),
                    by ? words.by(by) : null,
                  ]}
                />
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
