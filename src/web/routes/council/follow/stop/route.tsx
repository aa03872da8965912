import { data } from "react-router";
import { services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { Alert } from "../../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Page } from "../../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";

/**
 * Stops letters: a button on the page, or a post from the mail program itself, which asks no more and follows no redirect (RFC 8058).
 * Opening it stops nothing: programs that look through mail open links too.
 */
export async function action({ context, params }: Route.ActionArgs) {
  const ended = await services(context).council.endLetters(params.token);
  return data({ ended }, ended ? 200 : 404);
}

export default function Stop({ actionData }: Route.ComponentProps) {
  const words = useText().councilSite.follow;
  if (actionData !== undefined)
    return (
      <Page title={actionData.ended ? words.stopped : words.noSuchLink}>
        <Alert variant={actionData.ended ? "success" : "info"} announce>
          {actionData.ended ? words.stoppedLead : words.noSuchLinkLead}
        </Alert>
      </Page>
    );
  return (
    <Page title={words.stopTitle} lead={words.stopLead}>
      <form method="post">
        <ButtonRow>
          <Button>{words.stop}</Button>
        </ButtonRow>
      </form>
    </Page>
  );
}
