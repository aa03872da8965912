import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";

interface NotInProps {
  provider: string;
  message: string;
  /** Who is signed in here all the same. */
  still: string | null;
}

/** Why one did not get in by way of a provider, and the ways on. */
export function NotIn({ provider, message, still }: NotInProps) {
  const { provider: words } = useText().signIn;
  return (
    <Page title={words.title}>
      <Alert variant="warning" announce>
        {message}
      </Alert>
      {still === null ? null : (
        <p>
          {words.still(still)} <Link to="/min-vagt">{words.goOn}</Link>
        </p>
      )}
      <ButtonRow>
        <LinkButton to={`/log-ind/hos/${provider}`} variant="primary">
          {words.again}
        </LinkButton>
        <LinkButton to="/log-ind">{words.otherWay}</LinkButton>
      </ButtonRow>
    </Page>
  );
}
