import { minutesHtml, minutesText, minutesWord } from "#exchange/minutes/index.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { documentAt } from "../shared/document.ts";
import type { Route } from "./+types/files.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A meeting's minutes or agenda as a file to take along: Word, HTML on its own, plain text. The same rights as on paper. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const kinds = {
    word: { type: WORD, ends: "docx", write: minutesWord },
    fil: { type: "text/html; charset=utf-8", ends: "html", write: minutesHtml },
    tekst: { type: "text/plain; charset=utf-8", ends: "txt", write: minutesText },
  } as const;
  if (!(params.file in kinds)) return unknown();
  const { type, ends, write } = kinds[params.file as keyof typeof kinds];
  const document = await documentAt(context, params, `/som/${params.file}`);
  const name = `${document.kind === "agenda" ? "dagsorden" : "referat"}-${params.slug}-${params.meeting}.${ends}`;
  const written = await write(document);
  return new Response(typeof written === "string" ? written : new Uint8Array(written), {
    headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });
}
