import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "react-router";

export type ButtonVariant = "primary" | "secondary" | "tertiary" | "warning";

const variants: Record<ButtonVariant, string> = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  tertiary: "button button-tertiary",
  warning: "button button-warning",
};

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
  variant?: ButtonVariant;
  children: ReactNode;
};

/** A button; submits its form unless told otherwise. One primary button a screen. */
export function Button({ variant = "primary", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={variants[variant]} {...rest} />;
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton(props: { to: string; variant?: ButtonVariant; children: ReactNode }) {
  return (
    <Link to={props.to} className={variants[props.variant ?? "secondary"]}>
      {props.children}
    </Link>
  );
}

/** Buttons side by side, wrapping on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
