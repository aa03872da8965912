import { encode } from "uqr";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";

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

function Square({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      className="square"
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
