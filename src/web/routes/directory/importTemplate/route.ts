import { plainTemplate } from "#exchange/services/index.ts";
import { signedIn } from "../../../http/context.ts";
import type { Route } from "./+types/route.ts";

/** The table of offers with its headings and nothing else, for who has a list to write in. */
export function loader({ context }: Route.LoaderArgs) {
  signedIn(context);
  return new Response(plainTemplate(), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="tilbud.csv"',
    },
  });
}
