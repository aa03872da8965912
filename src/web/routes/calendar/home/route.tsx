import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import type { FeedLine } from "#modules/appointments/index.ts";
import { feedPath } from "../../../http/calendarFeeds.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { actor, langContext, now, origin, query, services, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { Feed } from "./Feed.tsx";
import { parseFeed } from "./form.ts";

/** Kalender på telefonen: one's own address and the unit's, made, shown once and closed here. */
export async function loader({ context }: Route.LoaderArgs) {
  const who = actor(context);
  const { feeds, mayMakeUnit } = await services(context).feeds.ofUnit(who);
  return { feeds, mayMakeUnit, ended: query(context).get("gjort") === "lukket" };
}

interface Answer {
  readonly again: FormAgain | undefined;
  /** Shown with the page it was asked on, and nowhere else. */
  readonly made: { readonly of: "person" | "unit"; readonly address: string } | null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const words = text(context);
  const fields = await commandForm(request);
  const parsed = parseFeed(fields, words);
  if (!parsed.ok)
    return data<Answer>(
      { again: { form: fields.form, values: {}, errors: parsed.errors, refusal: null }, made: null },
      400,
    );
  const { commands } = services(context).feeds;
  const [who, at, { command }] = [actor(context), now(context), parsed];
  try {
    if (command.do === "end") {
      await commands.endFeed(who, { feedId: command.feedId }, at, fields.key);
      return redirect("/kalender?gjort=lukket");
    }
    // Without the form's key: a kept answer would keep the secret. Sent twice, the second address is the one that works.
    const { token } = await commands.makeFeed(who, { of: command.of, lang: context.get(langContext) }, at);
    return data<Answer>({
      again: undefined,
      made: { of: command.of, address: origin(context) + feedPath(token) },
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<Answer>({ again: refusedForm(fields, error, words), made: null }, refusalStatus(error.code));
  }
}

export default function CalendarHome({ loaderData, actionData }: Route.ComponentProps) {
  const { calendar: words, shift } = useText();
  const { feeds, mayMakeUnit, ended } = loaderData;
  const again = actionData?.again;
  const made = actionData?.made ?? null;
  const isOwn = ({ of, madeBy }: FeedLine) => of === "person" && madeBy === null;
  const own = feeds.find(isOwn) ?? null;
  const unit = feeds.find(({ of }) => of === "unit") ?? null;
  const others = feeds.filter((feed) => feed.of === "person" && !isOwn(feed));
  return (
    <Page
      title={words.feedsTitle}
      lead={words.feedsLead}
      back={<BackLink to="/min-vagt">{shift.title}</BackLink>}
    >
      {ended && actionData === undefined ? (
        <Alert variant="success" announce>
          {words.ended}
        </Alert>
      ) : null}
      <p>{words.what}</p>
      <p>{words.care}</p>
      <Card title={words.own}>
        <p>{words.ownHint}</p>
        <Feed of="person" feed={own} may made={made} again={again} />
      </Card>
      <Card title={words.unit}>
        <p>{words.unitHint}</p>
        <Feed of="unit" feed={unit} may={mayMakeUnit} made={made} again={again} />
      </Card>
      {others.length === 0 ? null : (
        <Card title={words.others}>
          <p>{words.othersNote}</p>
          {others.map((feed) => (
            <Feed key={feed.id} of="person" feed={feed} may={false} made={null} again={again} />
          ))}
        </Card>
      )}
    </Page>
  );
}
