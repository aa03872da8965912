import { reportHead, reportLine } from "#exchange/services/index.ts";
import { services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import type { Route } from "./+types/route.ts";

/** What became of every row of a list, for a spreadsheet; a page of it in memory. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const { directory } = services(context);
  const who = signedIn(context);
  const first = await found(directory.importRun(who, params.runId, null, -1));
  async function* text(): AsyncGenerator<string> {
    yield reportHead;
    for (let page = first; ; page = await directory.importRun(who, params.runId, null, page.next ?? -1)) {
      for (const line of page.lines) yield reportLine(line);
      if (page.next === null) return;
    }
  }
  const encoder = new TextEncoder();
  const pieces = text();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="rapport.csv"',
    },
  });
}
