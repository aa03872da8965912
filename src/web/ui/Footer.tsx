import { Link } from "react-router";
import { useText } from "../text/useText.ts";

export function Footer() {
  const { common, council, figures, guidance } = useText();
  return (
    <footer className="bottom">
      <div className="container bottom-inner">
        <p>{common.footerPromise}</p>
        <p>
          <Link to="/viden">{guidance.title}</Link> · <Link to="/raad">{council.title}</Link> ·{" "}
          <Link to="/tal">{figures.title}</Link> · <Link to="/was">{common.accessibilityStatement}</Link>
        </p>
      </div>
    </footer>
  );
}
