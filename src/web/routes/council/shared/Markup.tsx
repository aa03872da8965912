import { type Block, blocksOf } from "#kernel/markup.ts";

/** A text somebody wrote, as headings, paragraphs and lists. Whatever is in it is words. */
export function Markup({ text }: { text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text, as it was written.
  return blocksOf(text).map((block, i) => <Written key={i} block={block} />);
}

function Written({ block }: { block: Block }) {
  if (block.is === "paragraph") return <p>{block.text}</p>;
  if (block.is === "heading") return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
  const List = block.ordered ? "ol" : "ul";
  return (
    <List>
      {block.items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text, as it was written.
        <li key={i}>{item}</li>
      ))}
    </List>
  );
}
