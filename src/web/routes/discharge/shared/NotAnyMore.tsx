import type { FormAgain } from "../../../http/command.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Written } from "../../../ui/Written.tsx";

/** The right is gone since the page was drawn: why, and everything that was typed, so that nothing is lost. */
export function NotAnyMore({ again }: { again: FormAgain | undefined }) {
  const { courseActions, shift } = useText();
  const { over } = courseActions;
  return (
    <Page title={over.title} lead={over.lead}>
      {again?.refusal ? (
        <Alert variant="warning" announce>
          {again.refusal.message}
        </Alert>
      ) : null}
      <Written again={again} />
      <ButtonRow>
        <LinkButton to={HOME} variant="primary">
          {shift.title}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
