import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { Button } from "./Button.tsx";

/** Two steps without JavaScript: unfold, read what will happen, press. Goes inside a `CommandForm`. */
export function ConfirmButton(props: { label: string; confirm?: string; children?: ReactNode }) {
  const { common } = useText();
  return (
    <details className="confirm">
      <summary className="button button-secondary">{common.confirmation.summary(props.label)}</summary>
      <div className="confirm-body">
        {props.children}
        <Button variant="primary">
          {props.confirm ?? common.confirmation.yes(props.label.toLowerCase())}
        </Button>
      </div>
    </details>
  );
}
