import type { ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import "../../node_modules/dkfds/dist/css/dkfds.css";
import "./styles/fonts.css";
import "./styles/stafet.css";
import type { Route } from "./+types/root.ts";
import enhance from "./enhance.ts?worker&url";
import { now, pathContext, services, viewerIfAny } from "./http/context.ts";
import { cardCookieName, readCookie } from "./http/cookies.ts";
import { useText } from "./text/useText.ts";
import { ErrorPage } from "./ui/ErrorPage.tsx";
import { Shell } from "./ui/Layout.tsx";
import type { ShellData } from "./ui/shell.ts";

/** What every page needs: who is looking, what time it is, and the key that makes a form safe to send twice. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<ShellData> {
  const { config, clock, relay } = services(context);
  const viewer = viewerIfAny(context);
  const card = readCookie(request.headers.get("Cookie"), cardCookieName(config));
  return {
    viewer,
    own: viewer === null && card !== null && (await relay.own.whose(card, now(context))) !== null,
    now: now(context),
    path: context.get(pathContext),
    formKey: crypto.randomUUID(),
    demo: config.demo ? { canWind: "wind" in clock } : null,
  };
}

/** Always asked again: a form key must not be used for two commands, and time passes. */
export const shouldRevalidate = (): boolean => true;

export function Layout({ children }: { children: ReactNode }) {
  const text = useText();
  const shell = useRouteLoaderData<typeof loader>("root");
  const hydrated = useMatches().some(({ handle }) => isHydrated(handle));
  return (
    <html lang={text.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
      </head>
      <body>
        <Shell data={shell ?? null}>{children}</Shell>
        {hydrated ? <Hydration /> : <script type="module" src={enhance} />}
      </body>
    </html>
  );
}

/**
 * Pages are whole as they come from the server; `enhance.ts` is all the script they run. A page that cannot do
 * without React in the browser says `export const handle = { hydrate: true }` and pays its weight (docs/decisions).
 */
const isHydrated = (handle: unknown): boolean =>
  typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true;

function Hydration() {
  return (
    <>
      <ScrollRestoration />
      <Scripts />
    </>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
