import "../shared/directory.css";
import { Link } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { FIND } from "../shared/paths.ts";
import { publicHeaders, publicly } from "../shared/publicPage.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** Which municipality a poster or a pocket list is wanted for. For everybody. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  return publicly(context, await db.read(SYSTEM, directory.municipalities));
}

export default function Posters({ loaderData }: Route.ComponentProps) {
  const { find, poster } = useText().directory;
  return (
    <Page title={find.poster} lead={poster.whereLead} back={<BackLink to={FIND}>{poster.back}</BackLink>}>
      <Card title={poster.where}>
        <ul className="items municipalities">
          {loaderData.map(({ code, name }) => (
            <li key={code}>
              <Link to={`/find/plakat/${code}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
