import { Link, NavLink } from "react-router";
import type { Viewer } from "../http/context.ts";
import { homeOf, signInPath } from "../http/ways.ts";
import { languages } from "../text/lang.ts";
import { useText } from "../text/useText.ts";
import { Brand } from "./Brand.tsx";

/** Brand, the main pages, who is signed in for which unit, language and sign-out. All of it plain links and forms. */
export function Header({ viewer, path }: { viewer: Viewer | null; path: string }) {
  return (
    <header className="top">
      <div className="container top-inner">
        <Link className="brand" to={viewer ? homeOf(viewer) : "/"}>
          <Brand />
        </Link>
        {viewer ? <MainNavigation viewer={viewer} /> : null}
        {viewer ? <WhoAmI viewer={viewer} path={path} /> : <Visitor path={path} />}
      </div>
    </header>
  );
}

function MainNavigation({ viewer }: { viewer: Viewer }) {
  const { care, common, council, access, directory, emergency, guidance, remits, setUp } = useText();
  const { works } = viewer;
  const pages = [
    { to: "/min-vagt", label: common.nav.shift, shown: works },
    { to: "/nogen-staar-her", label: common.nav.start, shown: works },
    { to: "/find", label: directory.menu, shown: true },
    { to: "/tilbud/pleje", label: care.menu.worklist, shown: viewer.edits && !works },
    { to: "/mangler", label: care.menu.gaps, shown: viewer.edits && !works },
    { to: "/viden", label: guidance.title, shown: viewer.edits && !works },
    { to: "/raad", label: council.title, shown: viewer.keepsMinutes && !works },
    { to: "/stigen", label: common.nav.ladder, shown: viewer.role === "lead" && works },
    { to: "/drift", label: common.nav.ops, shown: viewer.unitId !== "" },
    { to: "/adgang", label: access.menu.people, shown: viewer.manages && !works },
    { to: "/adgang/organisationer", label: setUp.menu, shown: viewer.administers && !works },
    { to: "/adgang/hverv", label: remits.menu.remits, shown: viewer.administers && !works },
    { to: "/adgang/log", label: remits.menu.log, shown: viewer.readsLog && !works },
    { to: "/adgang/noedadgang", label: emergency.review.menu, shown: viewer.readsLog && !works },
  ];
  return (
    <nav className="top-nav" aria-label={common.mainMenu}>
      <ul className="nobullet-list">
        {pages
          .filter((page) => page.shown)
          .map((page) => (
            <li key={page.to}>
              <NavLink to={page.to}>{page.label}</NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function WhoAmI({ viewer, path }: { viewer: Viewer; path: string }) {
  const { care, common, council, access, emergency, guidance, outreach, remits, setUp, signIn, stays } =
    useText();
  const onDuty = viewer.unitId !== "";
  const pages = [
    { to: "/log-ind/enhed", label: access.menu.unit, shown: viewer.real },
    { to: "/mine-indlogninger", label: access.menu.sessions, shown: viewer.real },
    { to: "/min-adgangskode", label: signIn.changing.menu, shown: viewer.real },
    { to: "/min-pin", label: signIn.pin.menu, shown: viewer.real },
    { to: "/adgangsnoegler", label: signIn.passkeys.menu, shown: viewer.real },
    { to: "/to-trin", label: signIn.menuSecondStep, shown: viewer.real },
    { to: "/viden", label: guidance.title, shown: true },
    { to: "/raad", label: council.title, shown: true },
    { to: "/pladser", label: stays.menu, shown: onDuty },
    { to: "/runder", label: outreach.menu, shown: onDuty },
    { to: "/tilbud/pladser", label: care.menu.places, shown: onDuty },
    { to: "/tilbud/pleje", label: care.menu.worklist, shown: true },
    { to: "/mangler", label: care.menu.gaps, shown: onDuty },
    { to: "/tilbud/ord", label: care.menu.words, shown: onDuty },
    { to: "/adgang", label: access.menu.people, shown: viewer.manages },
    { to: "/adgang/organisationer", label: setUp.menu, shown: viewer.administers },
    { to: "/adgang/hverv", label: remits.menu.remits, shown: viewer.administers },
    { to: "/adgang/log", label: remits.menu.log, shown: viewer.readsLog },
    { to: "/adgang/noedadgang", label: emergency.review.menu, shown: viewer.readsLog },
  ].filter((page) => page.shown);
  return (
    <details className="who">
      <summary>
        <span className="sr-only">{common.signedInLabel} </span>
        <span className="who-name">{viewer.name}</span>
        <span className="who-unit">{viewer.unitName}</span>
      </summary>
      <div className="who-menu">
        <Language path={path} />
        {pages.length > 0 ? (
          <ul className="nobullet-list">
            {pages.map((page) => (
              <li key={page.to}>
                <Link to={page.to}>{page.label}</Link>
              </li>
            ))}
          </ul>
        ) : null}
        {viewer.shared ? (
          <form method="post" action="/log-ud">
            <button type="submit" className="button button-primary" name="skift" value="ja">
              {signIn.switching.menu}
            </button>
          </form>
        ) : null}
        <form method="post" action="/log-ud">
          <button type="submit" className="button button-secondary">
            {common.signOut}
          </button>
        </form>
      </div>
    </details>
  );
}

function Visitor({ path }: { path: string }) {
  const { common, directory } = useText();
  return (
    <div className="visitor">
      {path.startsWith("/find") ? null : <Link to="/find">{directory.menu}</Link>}
      <Language path={path} />
      {path.startsWith("/log-ind") ? null : <Link to={signInPath(path)}>{common.signIn}</Link>}
    </div>
  );
}

/** Whole-page forms on purpose: the browser holds the words of one language at a time. */
function Language({ path }: { path: string }) {
  const { common, lang } = useText();
  return (
    <form method="post" action="/sprog" className="language" aria-label={common.chooseLanguage}>
      <input type="hidden" name="videre" value={path} />
      {languages.map((choice) => (
        <button
          key={choice}
          type="submit"
          name="lang"
          value={choice}
          lang={choice}
          aria-current={choice === lang ? "true" : undefined}
        >
          {common.languages[choice]}
        </button>
      ))}
    </form>
  );
}
