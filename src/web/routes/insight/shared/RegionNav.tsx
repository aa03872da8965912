import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import "../../council/shared/bodyNav.css";

interface RegionNavProps {
  readonly regions: readonly string[];
  readonly here: string;
  /** Where the same page of another region is. */
  readonly path: (region: string) => string;
}

/** The same page of another region. Nothing where there is only one. */
export function RegionNav({ regions, here, path }: RegionNavProps) {
  const { figures: words } = useText();
  if (regions.length < 2) return null;
  return (
    <nav className="body-nav" aria-label={words.regionNav}>
      <ul className="nobullet-list">
        {regions.map((region) => (
          <li key={region}>
            <Link to={path(region)} aria-current={region === here ? "page" : undefined}>
              {words.regions[region] ?? region}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
