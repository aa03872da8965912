import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Square } from "../../../ui/Square.tsx";

/** The square to scan, the same to type, and the first code back. */
export function SettingUp({ uri, sealed, wayBack }: { uri: string; sealed: string; wayBack: string }) {
  const { secondStep: words } = useText().signIn;
  return (
    <Page title={words.title}>
      <Card>
        <p>{words.scan}</p>
        <Square text={uri} label={words.square} />
        <p>{words.orType}</p>
        <p>
          <code>{secretIn(uri)}</code>
        </p>
        <CommandForm
          name="confirm"
          again={undefined}
          action={`/to-trin?videre=${encodeURIComponent(wayBack)}`}
        >
          <input type="hidden" name="sealed" value={sealed} />
          <Field name="code" label={words.code} autoComplete="one-time-code" width="short" maxLength={10} />
          <ButtonRow>
            <Button>{words.confirm}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}

/** In groups of four, as one types it. */
const secretIn = (uri: string): string =>
  (new URL(uri).searchParams.get("secret") ?? "").replaceAll(/.{4}(?=.)/g, "$& ");
