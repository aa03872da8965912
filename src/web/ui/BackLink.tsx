import { Link } from "react-router";
import { useText } from "../text/useText.ts";
import { Icon } from "./Icon.tsx";

/** The way back, above the title. */
export function BackLink({ to, children }: { to: string; children?: string }) {
  const { common } = useText();
  return (
    <div>
      <Link to={to} className="back-link">
        <Icon name="chevron-left" />
        {children ?? common.form.back}
      </Link>
    </div>
  );
}
