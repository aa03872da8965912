import { type Block, blocksOf } from "#exchange/minutes/index.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { documentAt } from "../shared/document.ts";
import { Newest } from "../shared/Newest.tsx";
import { newestAt } from "../shared/newest.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import "./print.css";

/** A meeting's minutes or agenda on paper, as the documents people know: each item on a page of its own. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const blocks = blocksOf(await documentAt(context, params, "/udskrift"));
  const path = `${bodyPath(params.slug)}/${params.meeting}`;
  return { blocks, path, newest: newestAt(context, path) };
}

export default function Print({ loaderData }: Route.ComponentProps) {
  const { common, councilMeetings } = useText();
  const { blocks, path, newest } = loaderData;
  const title = blocks.find(({ block }) => block === "title");
  return (
    <>
      <title>{`${title && "words" in title ? title.words : ""} – ${common.brand}`}</title>
      <BackLink to={path}>{councilMeetings.pages.public}</BackLink>
      <div className="sheet minutes-paper" lang="da">
        {blocks.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a document, in its order.
          <Part key={i} part={block} />
        ))}
      </div>
      <Newest {...newest} printed />
    </>
  );
}

function Part({ part }: { part: Block }) {
  switch (part.block) {
    case "title":
      return <h1>{part.words}</h1>;
    case "note":
      return (
        <p>
          <strong>{part.words}</strong>
        </p>
      );
    case "field":
      return (
        <p className="minutes-field">
          <strong>{part.label}</strong> {part.words}
        </p>
      );
    case "contents":
      return (
        <ol className="minutes-contents">
          {part.titles.map((title, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document, in its order.
            <li key={i}>
              <a href={`#punkt-${i + 1}`}>{title}</a>
            </li>
          ))}
        </ol>
      );
    case "item":
      return <h2 id={`punkt-${part.place}`}>{part.words}</h2>;
    case "line":
    case "aside":
      return <p className="minutes-line">{part.words}</p>;
    case "heading":
      return <h3>{part.words}</h3>;
    case "words":
      return <p className="written">{part.words}</p>;
    case "link":
      return (
        <p className="minutes-line">
          <a href={part.link}>{part.words}</a>
        </p>
      );
  }
}
