import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { phoneInWords } from "../../../ui/format.ts";

/** A way to where a matter is dealt with; `label` says which matter to those who do not see the row. */
export function WayButton(props: { to: string; label: string; strong?: boolean; children: string }) {
  return (
    <Link
      to={props.to}
      className={props.strong ? "button button-secondary" : "button button-tertiary"}
      aria-label={props.label}
    >
      {props.children}
    </Link>
  );
}

/** A number is read as one thing: it never breaks over two lines. */
const NO_BREAK = "\u00a0";

/** One press to ring somebody. */
export function CallButton({ who, phone }: { who: string; phone: string }) {
  const { ladder } = useText();
  return (
    <a className="button button-secondary call" href={`tel:${phone.replaceAll(" ", "")}`}>
      {ladder.call(who, phoneInWords(phone).replaceAll(" ", NO_BREAK))}
    </a>
  );
}
