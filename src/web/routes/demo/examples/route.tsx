import { data } from "react-router";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { examples } from "../../../ui/examples.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import type { Route } from "./+types/route.ts";

/** Every part pages are made of, on one page: for those who build, and for the tests. Demonstration only. */
export function loader({ context }: Route.LoaderArgs) {
  if (!services(context).config.demo) throw data({ code: "notFound" }, 404);
  return null;
}

/** Also tried with React in the browser, so that every part can be used by a page that needs it. */
export const handle = { hydrate: true };

export default function Examples() {
  const { common } = useText();
  return (
    <Page title={common.demo.parts}>
      {examples(useNow()).map(({ name, example }) => (
        <section key={name}>
          <h2>{name}</h2>
          {example}
        </section>
      ))}
    </Page>
  );
}
