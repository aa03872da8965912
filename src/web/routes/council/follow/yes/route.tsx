import { data, Link } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { Alert } from "../../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { SummaryList } from "../../../../ui/SummaryList.tsx";
import { FOLLOW } from "../paths.ts";
import type { Route } from "./+types/route.ts";

/** What a link in a letter says yes to. Opening it says nothing: programs that look through mail open links too. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  try {
    const { bodyId, kinds, pace } = council.letterWish(params.token, now(context));
    const body = (await council.bodies()).find(({ id }) => id === bodyId);
    return { wish: { body: body?.name ?? null, kinds: [...kinds], pace } };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data({ wish: null }, 410);
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  try {
    await services(context).council.confirmLetters(params.token, now(context));
    return { done: true };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data({ done: false }, 410);
  }
}

export default function Yes({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText().councilSite.follow;
  const { wish } = loaderData;
  if (wish === null)
    return (
      <Page title={words.expired} lead={words.expiredLead}>
        <p>
          <Link to={FOLLOW}>{words.again}</Link>
        </p>
      </Page>
    );
  if (actionData?.done)
    return (
      <Page title={words.confirmed}>
        <Alert variant="success" announce>
          {words.confirmedLead}
        </Alert>
      </Page>
    );
  return (
    <Page title={words.yesTitle} lead={words.yesLead}>
      <SummaryList
        rows={[
          { label: words.body, value: wish.body ?? words.allBodies },
          { label: words.kinds, value: wish.kinds.map((kind) => words.kindsMany[kind]).join(", ") },
          { label: words.pace, value: words.paces[wish.pace] },
        ]}
      />
      <form method="post">
        <ButtonRow>
          <Button>{words.yes}</Button>
        </ButtonRow>
      </form>
    </Page>
  );
}
