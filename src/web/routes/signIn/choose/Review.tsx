import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { SignInStep } from "./entry.ts";
import { textsIn } from "./present.ts";

/** What somebody had typed when their session ended, for them to see and send themselves: nothing is done unseen. */
export function Review({ kept }: Pick<Extract<SignInStep, { step: "review" }>, "kept">) {
  const { review } = useText().signIn;
  const texts = textsIn(kept.values);
  return (
    <Page title={review.title} lead={review.lead}>
      <form method="post" action={kept.path}>
        {Object.entries(kept.values).flatMap(([name, values]) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand twice, and the list never changes.
          values.map((value, n) => <textarea key={`${name}-${n}`} name={name} defaultValue={value} hidden />),
        )}
        {texts.length > 0 ? (
          <Card title={review.text} tone="quiet">
            {texts.map((typed) => (
              <p key={typed} className="typed">
                {typed}
              </p>
            ))}
          </Card>
        ) : null}
        <ButtonRow>
          <Button>{review.press}</Button>
          <LinkButton to="/min-vagt">{review.leave}</LinkButton>
        </ButtonRow>
      </form>
    </Page>
  );
}
