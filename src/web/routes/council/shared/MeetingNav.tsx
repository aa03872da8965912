import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { agendaPath, attendancePath, meetingPath, publicPath, writePath } from "./meetingPaths.ts";
import "./bodyNav.css";

const PAGES = [
  { page: "meeting", path: meetingPath },
  { page: "agenda", path: agendaPath },
  { page: "attendance", path: attendancePath },
  { page: "write", path: writePath },
  { page: "public", path: publicPath },
] as const;

interface MeetingNavProps {
  readonly at: { readonly slug: string; readonly day: string; readonly start: string | null };
  /** Left out on a page below one of them. */
  readonly here?: (typeof PAGES)[number]["page"];
  /** Whether whoever reads keeps the body's papers; the others see the meeting alone. */
  readonly keeps: boolean;
}

/** The pages of one meeting, under its title. */
export function MeetingNav({ at, here, keeps }: MeetingNavProps) {
  const words = useText().councilMeetings.pages;
  const shown = PAGES.filter(({ page }) => keeps || page === "meeting" || page === "public");
  return (
    <nav className="body-nav" aria-label={words.label}>
      <ul className="nobullet-list">
        {shown.map(({ page, path }) => (
          <li key={page}>
            <Link to={path(at)} aria-current={page === here ? "page" : undefined}>
              {words[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
