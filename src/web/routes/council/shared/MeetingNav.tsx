import { Link } from "react-router";
import type { MeetingPlan } from "#modules/council/index.ts";
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
  readonly plan: Pick<MeetingPlan, "calledAt" | "state">;
  /** Left out on a page below one of them. */
  readonly here?: (typeof PAGES)[number]["page"];
  /** Whether whoever reads keeps the body's papers; the others see the meeting alone. */
  readonly keeps: boolean;
}

/** The pages of one meeting, under its title. */
export function MeetingNav({ at, plan, here, keeps }: MeetingNavProps) {
  const words = useText().councilMeetings.pages;
  // Nobody reads of a meeting before it is called.
  const isShown = plan.calledAt !== null || plan.state === "published";
  const shown = PAGES.filter(({ page }) => (page === "public" ? isShown : keeps || page === "meeting"));
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
