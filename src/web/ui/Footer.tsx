import { Link } from "react-router";
import { useText } from "../text/useText.ts";

export function Footer() {
  const { common } = useText();
  return (
    <footer className="bottom">
      <div className="container bottom-inner">
        <p>{common.footerPromise}</p>
        <p>
          <Link to="/was">{common.accessibilityStatement}</Link>
        </p>
      </div>
    </footer>
  );
}
