import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { Icon } from "./Icon.tsx";

type Variant = "info" | "success" | "warning" | "error";

const classes: Record<Variant, string> = {
  info: "alert alert-info",
  success: "alert alert-success",
  warning: "alert alert-warning",
  error: "alert alert-error",
};

/** A message about the page. With `announce` it is read out when it appears: only for what just happened. */
export function Alert(props: { variant: Variant; title?: string; announce?: boolean; children?: ReactNode }) {
  const { common } = useText();
  return (
    <div className={classes[props.variant]} role={props.announce ? "alert" : undefined}>
      <Icon name={props.variant} label={common.alerts[props.variant]} className="alert-icon" />
      <div className="alert-body">
        {props.title ? <p className="alert-heading">{props.title}</p> : null}
        {props.children ? <div className="alert-text">{props.children}</div> : null}
      </div>
    </div>
  );
}
