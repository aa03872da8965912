import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";

/** Why one did not get in by way of a provider, and the ways on. */
export function NotIn({ provider, message }: { provider: string; message: string }) {
  const { provider: words } = useText().signIn;
  return (
    <Page title={words.title}>
      <Alert variant="warning" announce>
        {message}
      </Alert>
      <ButtonRow>
        <LinkButton to={`/log-ind/hos/${provider}`} variant="primary">
          {words.again}
        </LinkButton>
        <LinkButton to="/log-ind">{words.otherWay}</LinkButton>
      </ButtonRow>
    </Page>
  );
}
