import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { bodyPath } from "./paths.ts";
import "./bodyNav.css";

/**
 * A body's pages, in the order they are shown: add yours when it exists (its word stands in `councilNav`). `end`: after the body's
 * address. `for`: who is shown the way – the page itself refuses everybody else.
 */
const PAGES = [
  { page: "meetings", end: "", for: "everybody" },
  { page: "recommendations", end: "/anbefalinger", for: "everybody" },
  { page: "asked", end: "/svar", for: "everybody" },
  { page: "stories", end: "/historier", for: "everybody" },
  { page: "consultations", end: "/hoeringer", for: "everybody" },
  { page: "members", end: "/medlemmer", for: "everybody" },
  { page: "pages", end: "/om", for: "everybody" },
  { page: "rules", end: "/regler", for: "everybody" },
  { page: "plan", end: "/aarsplan", for: "everybody" },
  { page: "tasks", end: "/opgaver", for: "members" },
  { page: "topics", end: "/emner", for: "members" },
  { page: "dialogues", end: "/droeftelser", for: "everybody" },
  { page: "nominations", end: "/udpegninger", for: "everybody" },
  { page: "inputs", end: "/input", for: "everybody" },
  { page: "toolkit", end: "/vaerktoejer", for: "everybody" },
] as const satisfies readonly {
  readonly page: string;
  readonly end: string;
  readonly for: "everybody" | "members";
}[];

export type BodyPage = (typeof PAGES)[number]["page"];

interface BodyNavProps {
  readonly slug: string;
  /** The page this is; left out on a page below one of them. */
  readonly here?: BodyPage;
  /** Whether whoever reads may read what is not public (seats.ts `maySit`). */
  readonly sits?: boolean;
}

/** The small navigation every page about a body shares: under the title, first in the page. Nothing while there is only one page. */
export function BodyNav({ slug, here, sits = false }: BodyNavProps) {
  const { councilNav: words } = useText();
  const shown = PAGES.filter((one: { readonly for: string }) => sits || one.for === "everybody");
  if (shown.length < 2) return null;
  return (
    <nav className="body-nav" aria-label={words.label}>
      <ul className="nobullet-list">
        {shown.map(({ page, end }) => (
          <li key={page}>
            <Link to={`${bodyPath(slug)}${end}`} aria-current={page === here ? "page" : undefined}>
              {words[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
