import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useText } from "../text/useText.ts";
import { DemoBanner } from "./DemoBanner.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { LiveStatus } from "./LiveRegion.tsx";
import { OwnBar } from "./OwnBar.tsx";
import type { ShellData } from "./shell.ts";

/** Around every page: skip link, demonstration banner, header, the page itself, footer. Null data: an error page. */
export function Shell({ data, children }: { data: ShellData | null; children: ReactNode }) {
  const { common } = useText();
  const main = useFocusOnNavigation();
  return (
    <>
      {data?.own ? <OwnBar /> : null}
      <a className="skipnav" href="#main-content">
        {common.skipToContent}
      </a>
      {data?.demo ? <DemoBanner now={data.now} path={data.path} canWind={data.demo.canWind} /> : null}
      <Header viewer={data?.viewer ?? null} path={data?.path ?? "/"} />
      <main id="main-content" className="container page" tabIndex={-1} ref={main}>
        {children}
      </main>
      <Footer />
      {data?.viewer ? <LiveStatus path={data.path} /> : null}
    </>
  );
}

/** A page that comes without a reload takes focus, as a loaded one would, so that screen readers start at its top. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
